package dev.muster.iam.access;

import dev.muster.iam.decision.Layer;
import java.util.List;

/** The service control policies that are attached to one target: the root, a unit, or the account; taken together once for all principals. */
public final class ControlLevel {

    private final String target;
    private final AccessLayer layer;

    public ControlLevel(String target, List<AppliedPolicy> policies) {
        this.target = target;
        this.layer = AccessLayer.of(Layer.SERVICE_CONTROL, target, policies);
    }

    public String target() {
        return target;
    }

    public List<AppliedPolicy> policies() {
        return layer.policies();
    }

    AccessLayer layer() {
        return layer;
    }
}
