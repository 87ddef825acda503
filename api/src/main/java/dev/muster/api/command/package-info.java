/** The command line: one class per command. */
@NullMarked
package dev.muster.api.command;

import org.jspecify.annotations.NullMarked;
