@NullMarked
package dev.muster.iam.reference;

import org.jspecify.annotations.NullMarked;
