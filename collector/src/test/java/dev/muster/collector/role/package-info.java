/** The role in `deploy/` that lets the collector read, held to the calls that the collector declares. */
@NullMarked
package dev.muster.collector.role;

import org.jspecify.annotations.NullMarked;
