package dev.muster.iam.access;

import java.util.List;

/** The service control policies that are attached to one target: the root, a unit, or the account. */
public record ControlLevel(String target, List<AppliedPolicy> policies) {

    public ControlLevel {
        policies = List.copyOf(policies);
    }
}
