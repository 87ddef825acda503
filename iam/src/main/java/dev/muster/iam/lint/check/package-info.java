/** What every check of policies works with: the policy and its places, the catalogue of codes, the findings. */
@NullMarked
package dev.muster.iam.lint.check;

import org.jspecify.annotations.NullMarked;
