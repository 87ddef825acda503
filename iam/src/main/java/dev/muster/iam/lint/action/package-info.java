/** Checks of what a policy allows to do. */
@NullMarked
package dev.muster.iam.lint.action;

import org.jspecify.annotations.NullMarked;
