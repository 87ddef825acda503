/** Checks of the document: JSON, elements, version, statement ids, size. */
@NullMarked
package dev.muster.iam.lint.grammar;

import org.jspecify.annotations.NullMarked;
