@NullMarked
package dev.muster.iam.lint;

import org.jspecify.annotations.NullMarked;
