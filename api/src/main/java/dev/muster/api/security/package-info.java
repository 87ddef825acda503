/** Who may call: API keys. */
@NullMarked
package dev.muster.api.security;

import org.jspecify.annotations.NullMarked;
