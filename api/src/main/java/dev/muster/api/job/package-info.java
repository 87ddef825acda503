/** Long work in the background. */
@NullMarked
package dev.muster.api.job;

import org.jspecify.annotations.NullMarked;
