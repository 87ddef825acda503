/** Lint of policies: what is wrong, risky or could be better, told without any call to AWS. */
@NullMarked
package dev.muster.iam.lint;

import org.jspecify.annotations.NullMarked;
