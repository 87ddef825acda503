@NullMarked
package dev.muster.iam.decision.pattern;

import org.jspecify.annotations.NullMarked;
