package dev.muster.iam.decision;

import java.util.List;

/** The policies of an organization that are attached to one target: the root, a unit, or the account. */
public record PolicyLevel(String target, List<NamedPolicy> policies) {

    public PolicyLevel {
        policies = List.copyOf(policies);
    }
}
