@NullMarked
package dev.muster.iam.snapshot;

import org.jspecify.annotations.NullMarked;
