/** Checks of principals and of role trust. */
@NullMarked
package dev.muster.iam.lint.principal;

import org.jspecify.annotations.NullMarked;
