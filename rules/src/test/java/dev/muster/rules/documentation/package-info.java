/** The pages under docs/controls, made from the catalogue and compared with it. */
@NullMarked
package dev.muster.rules.documentation;

import org.jspecify.annotations.NullMarked;
