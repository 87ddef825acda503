@NullMarked
package dev.muster.api.job;

import org.jspecify.annotations.NullMarked;
