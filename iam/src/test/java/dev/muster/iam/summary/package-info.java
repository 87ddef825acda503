@NullMarked
package dev.muster.iam.summary;

import org.jspecify.annotations.NullMarked;
