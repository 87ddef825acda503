/** Checks of Condition blocks and policy variables. */
@NullMarked
package dev.muster.iam.lint.condition;

import org.jspecify.annotations.NullMarked;
