package dev.muster.iam.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy; an element that is not there is an empty list or null.
 *
 * @param index its place in the document, from 0
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM JSON policy elements</a>
 */
public record Statement(
        int index,
        @Nullable String sid,
        Effect effect,
        List<String> action,
        List<String> notAction,
        List<String> resource,
        List<String> notResource,
        @Nullable Principals principal,
        @Nullable Principals notPrincipal,
        List<Condition> conditions) {

    public Statement {
        action = List.copyOf(action);
        notAction = List.copyOf(notAction);
        resource = List.copyOf(resource);
        notResource = List.copyOf(notResource);
        conditions = List.copyOf(conditions);
    }

    /** Whether the statement applies only under conditions. */
    public boolean conditional() {
        return !conditions.isEmpty();
    }
}
