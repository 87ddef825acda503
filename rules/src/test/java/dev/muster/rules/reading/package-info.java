/** A second, slow and obvious reading of every control, against which the rules are compared on random snapshots. */
@NullMarked
package dev.muster.rules.reading;

import org.jspecify.annotations.NullMarked;
