package dev.muster.rules.measure;

import dev.muster.iam.control.Unread;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document as far as it could be read.
 *
 * @param name for reasons: the policy's name or ARN
 * @param policy null when it could not be read, and then {@code unread} says why
 */
record PolicyText(
        String name, @Nullable Policy policy, @Nullable Unread unread) {

    List<Statement> statements() {
        return policy == null ? List.of() : policy.statements();
    }
}
