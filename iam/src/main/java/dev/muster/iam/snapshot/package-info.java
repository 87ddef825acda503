/** One account's collected sections at one time, with its digests. */
@NullMarked
package dev.muster.iam.snapshot;

import org.jspecify.annotations.NullMarked;
