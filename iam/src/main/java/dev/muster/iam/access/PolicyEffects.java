package dev.muster.iam.access;

import dev.muster.iam.policy.Effect;

/** What the statements of one policy, or of several together, allow and deny: always, or only under their conditions. */
public record PolicyEffects(
        Coverage allowed, Coverage conditionallyAllowed, Coverage denied, Coverage conditionallyDenied) {

    /** No statement. */
    public static final PolicyEffects NONE =
            new PolicyEffects(Coverage.NONE, Coverage.NONE, Coverage.NONE, Coverage.NONE);

    static final class Builder {
        private final Coverage.Builder allowed = new Coverage.Builder();
        private final Coverage.Builder conditionallyAllowed = new Coverage.Builder();
        private final Coverage.Builder denied = new Coverage.Builder();
        private final Coverage.Builder conditionallyDenied = new Coverage.Builder();

        void add(PolicyEffects effects) {
            allowed.add(effects.allowed);
            conditionallyAllowed.add(effects.conditionallyAllowed);
            denied.add(effects.denied);
            conditionallyDenied.add(effects.conditionallyDenied);
        }

        void add(Effect effect, boolean conditional, Coverage coverage) {
            if (effect == Effect.ALLOW) {
                (conditional ? conditionallyAllowed : allowed).add(coverage);
            } else {
                (conditional ? conditionallyDenied : denied).add(coverage);
            }
        }

        PolicyEffects build() {
            return new PolicyEffects(
                    allowed.build(), conditionallyAllowed.build(), denied.build(), conditionallyDenied.build());
        }
    }
}
