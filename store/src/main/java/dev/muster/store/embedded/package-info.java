/** A PostgreSQL of our own: its binaries, its cluster and its process. */
@NullMarked
package dev.muster.store.embedded;

import org.jspecify.annotations.NullMarked;
