package dev.muster.iam.access;

import dev.muster.iam.decision.Layer;
import dev.muster.iam.reference.ActionSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policies of one layer, or of one level of the organization, which together must allow an action; immutable. */
public final class AccessLayer {

    private final Layer layer;
    private final @Nullable String target;
    private final List<AppliedPolicy> policies;
    private final PolicyEffects effects;
    private final boolean known;
    private final ActionSet allows;
    private final ActionSet deniedPartly;
    private final ActionSet limited;
    private final ActionSet limitedAlways;

    private AccessLayer(Layer layer, @Nullable String target, List<AppliedPolicy> policies, PolicyEffects effects) {
        this.layer = layer;
        this.target = target;
        this.policies = List.copyOf(policies);
        this.effects = effects;
        this.known = policies.stream().allMatch(AppliedPolicy::known);
        Coverage allowed = effects.allowed();
        Coverage conditionally = effects.conditionallyAllowed();
        ActionSet always = allowed.any();
        this.allows = always.or(conditionally.any());
        this.deniedPartly =
                effects.denied().partial().or(effects.conditionallyDenied().any());
        this.limitedAlways = always.andNot(allowed.everything());
        this.limited = allows.andNot(allowed.everything()).andNot(conditionally.everything());
    }

    static AccessLayer of(Layer layer, @Nullable String target, List<AppliedPolicy> policies) {
        return new AccessLayer(layer, target, policies, together(policies));
    }

    public Layer layer() {
        return layer;
    }

    /** The level of the organization; null in other layers. */
    public @Nullable String target() {
        return target;
    }

    public List<AppliedPolicy> policies() {
        return policies;
    }

    /** Of the policies that are known, taken together. */
    public PolicyEffects effects() {
        return effects;
    }

    /** Whether it is known what each of its policies says. */
    public boolean known() {
        return known;
    }

    /** The actions that it may allow: all, where it is not known. */
    ActionSet mayAllow(ActionSet all) {
        return known ? allows : all;
    }

    /** The actions that are denied on a part of their resources, or in a part of all requests. */
    ActionSet deniedPartly() {
        return deniedPartly;
    }

    /** The actions that are allowed on a part of their resources at most. @param always whether by Allow statements without conditions alone */
    ActionSet limited(boolean always) {
        return always ? limitedAlways : limited;
    }

    /** The layer without the policies that are not known. */
    AccessLayer withoutUnknown() {
        return new AccessLayer(
                layer, target, policies.stream().filter(AppliedPolicy::known).toList(), effects);
    }

    /** The layer, if it allowed these actions on everything besides. */
    AccessLayer allowing(ActionSet actions) {
        Coverage allowed = effects.allowed();
        Coverage wider = new Coverage(actions.or(allowed.everything()), allowed.allBut(), allowed.some());
        return new AccessLayer(
                layer,
                target,
                policies,
                new PolicyEffects(
                        wider, effects.conditionallyAllowed(), effects.denied(), effects.conditionallyDenied()));
    }

    private static PolicyEffects together(List<AppliedPolicy> policies) {
        if (policies.size() == 1) {
            return policies.get(0).effects();
        }
        PolicyEffects.Builder effects = new PolicyEffects.Builder();
        policies.forEach(policy -> effects.add(policy.effects()));
        return effects.build();
    }
}
