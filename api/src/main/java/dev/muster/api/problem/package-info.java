/** Errors as RFC 9457 problems. */
@NullMarked
package dev.muster.api.problem;

import org.jspecify.annotations.NullMarked;
