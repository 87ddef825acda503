/** Checks of whole statements and how they work together. */
@NullMarked
package dev.muster.iam.lint.statement;

import org.jspecify.annotations.NullMarked;
