@NullMarked
package dev.muster.rules.parameter;

import org.jspecify.annotations.NullMarked;
