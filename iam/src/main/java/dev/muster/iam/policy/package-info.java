/** IAM policy documents: the text as received and its parsed statements. */
@NullMarked
package dev.muster.iam.policy;

import org.jspecify.annotations.NullMarked;
