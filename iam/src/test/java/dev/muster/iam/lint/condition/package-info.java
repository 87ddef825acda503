@NullMarked
package dev.muster.iam.lint.condition;

import org.jspecify.annotations.NullMarked;
