@NullMarked
package dev.muster.iam.comparison;

import org.jspecify.annotations.NullMarked;
