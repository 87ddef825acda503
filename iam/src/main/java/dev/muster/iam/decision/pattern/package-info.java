/** Wildcard patterns of the policy language, matched in time linear in the text: never as regular expressions. */
@NullMarked
package dev.muster.iam.decision.pattern;

import org.jspecify.annotations.NullMarked;
