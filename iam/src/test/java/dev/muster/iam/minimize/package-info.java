@NullMarked
package dev.muster.iam.minimize;

import org.jspecify.annotations.NullMarked;
