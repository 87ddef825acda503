package dev.muster.iam.access;

import dev.muster.iam.policy.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What one statement of a document covers.
 *
 * @param index its place in the document, from 0
 * @param conditional whether it applies only under conditions
 */
public record StatementAccess(int index, @Nullable String sid, Effect effect, boolean conditional, Coverage coverage) {

    /** Whether it speaks of an action, given by its number, on any resource. */
    public boolean covers(int action) {
        return coverage.everything().contains(action)
                || coverage.allBut().contains(action)
                || coverage.some().contains(action);
    }
}
