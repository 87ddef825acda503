/** Policies made ready to be held against many requests. */
@NullMarked
package dev.muster.iam.decision.compiled;

import org.jspecify.annotations.NullMarked;
