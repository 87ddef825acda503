@NullMarked
package dev.muster.iam.decision;

import org.jspecify.annotations.NullMarked;
