package dev.muster.iam.decision;

import dev.muster.iam.policy.Effect;
import org.jspecify.annotations.Nullable;

/**
 * A statement that bears on a decision.
 *
 * @param target of a policy of the organization; null in other layers
 * @param index its place in the policy, from 0
 * @param applies false when it is not known whether it applies
 */
public record MatchedStatement(
        Layer layer,
        @Nullable String target,
        String policy,
        int index,
        @Nullable String sid,
        Effect effect,
        boolean applies) {}
