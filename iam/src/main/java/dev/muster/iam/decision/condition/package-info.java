/** Condition operators: one small class for each family, and the qualifiers around them. */
@NullMarked
package dev.muster.iam.decision.condition;

import org.jspecify.annotations.NullMarked;
