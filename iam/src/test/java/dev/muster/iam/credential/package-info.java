@NullMarked
package dev.muster.iam.credential;

import org.jspecify.annotations.NullMarked;
