@NullMarked
package dev.muster.iam.decision.condition;

import org.jspecify.annotations.NullMarked;
