/** Writes a set of actions as few characters: patterns that match exactly these actions. */
@NullMarked
package dev.muster.iam.minimize;

import org.jspecify.annotations.NullMarked;
