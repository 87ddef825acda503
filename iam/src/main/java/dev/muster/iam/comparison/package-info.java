/** Compares two policy documents: what the newer one allows that the older one did not, and the reverse. */
@NullMarked
package dev.muster.iam.comparison;

import org.jspecify.annotations.NullMarked;
