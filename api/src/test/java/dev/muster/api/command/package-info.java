@NullMarked
package dev.muster.api.command;

import org.jspecify.annotations.NullMarked;
