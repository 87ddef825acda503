/** Checks of service control and resource control policies. */
@NullMarked
package dev.muster.iam.lint.organization;

import org.jspecify.annotations.NullMarked;
