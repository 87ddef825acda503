/** Checks of resources and their ARNs. */
@NullMarked
package dev.muster.iam.lint.resource;

import org.jspecify.annotations.NullMarked;
