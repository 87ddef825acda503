package dev.muster.iam.access;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.reference.ActionSet;

/** What the statements of one policy, or of several together, allow and deny: always, or only under their conditions. */
public record PolicyEffects(
        Coverage allowed, Coverage conditionallyAllowed, Coverage denied, Coverage conditionallyDenied) {

    /** No statement. */
    public static final PolicyEffects NONE =
            new PolicyEffects(Coverage.NONE, Coverage.NONE, Coverage.NONE, Coverage.NONE);

    /** The actions that some request may be allowed. */
    public ActionSet allows() {
        return allowed.any().or(conditionallyAllowed.any());
    }

    /** The actions that are denied on a part of their resources, or in a part of all requests. */
    ActionSet deniedPartly() {
        return denied.partial().or(conditionallyDenied.any());
    }

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
