@NullMarked
package dev.muster.iam.policy;

import org.jspecify.annotations.NullMarked;
