/** From a snapshot to facts: which source tells what, how old things are, what a policy grants. */
@NullMarked
package dev.muster.rules.measure;

import org.jspecify.annotations.NullMarked;
