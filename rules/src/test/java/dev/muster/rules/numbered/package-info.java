/** The numbered edge cases of the controls' definition, each at least once. */
@NullMarked
package dev.muster.rules.numbered;

import org.jspecify.annotations.NullMarked;
