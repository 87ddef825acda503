/** What is known of a request when a policy is held against it. */
@NullMarked
package dev.muster.iam.decision.context;

import org.jspecify.annotations.NullMarked;
