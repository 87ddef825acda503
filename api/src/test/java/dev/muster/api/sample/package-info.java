@NullMarked
package dev.muster.api.sample;

import org.jspecify.annotations.NullMarked;
