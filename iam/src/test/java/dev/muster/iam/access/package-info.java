@NullMarked
package dev.muster.iam.access;

import org.jspecify.annotations.NullMarked;
