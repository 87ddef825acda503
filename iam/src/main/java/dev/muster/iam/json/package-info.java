/** Strict JSON: a value tree, a streaming reader with positions, and one canonical writer. */
@NullMarked
package dev.muster.iam.json;

import org.jspecify.annotations.NullMarked;
