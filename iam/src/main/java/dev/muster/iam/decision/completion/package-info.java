/** The values that an unknown fact may have, as far as policies tell them apart. */
@NullMarked
package dev.muster.iam.decision.completion;

import org.jspecify.annotations.NullMarked;
