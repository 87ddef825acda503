@NullMarked
package dev.muster.iam.lint.check;

import org.jspecify.annotations.NullMarked;
