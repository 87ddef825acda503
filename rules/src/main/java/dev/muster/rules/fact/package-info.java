/** What the rules speak about: flat measurements, each known or unknown, never a verdict. */
@NullMarked
package dev.muster.rules.fact;

import org.jspecify.annotations.NullMarked;
