@NullMarked
package dev.muster.rules;

import org.jspecify.annotations.NullMarked;
