/** The one runnable: command line, REST API, wiring. */
@NullMarked
package dev.muster.api;

import org.jspecify.annotations.NullMarked;
