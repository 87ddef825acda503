/** What the packaged module holds. */
@NullMarked
package dev.muster.rules.packaging;

import org.jspecify.annotations.NullMarked;
