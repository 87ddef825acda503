@NullMarked
package dev.muster.collector;

import org.jspecify.annotations.NullMarked;
