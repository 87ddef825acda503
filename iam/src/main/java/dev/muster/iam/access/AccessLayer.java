package dev.muster.iam.access;

import dev.muster.iam.decision.Layer;
import dev.muster.iam.reference.ActionSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one layer, or of one level of the organization, which together must allow an action.
 *
 * @param target of a level of the organization; null in other layers
 * @param effects of those that are known, taken together
 */
public record AccessLayer(Layer layer, @Nullable String target, List<AppliedPolicy> policies, PolicyEffects effects) {

    public AccessLayer {
        policies = List.copyOf(policies);
    }

    static AccessLayer of(Layer layer, @Nullable String target, List<AppliedPolicy> policies) {
        if (policies.size() == 1) {
            return new AccessLayer(layer, target, policies, policies.get(0).effects());
        }
        PolicyEffects.Builder effects = new PolicyEffects.Builder();
        policies.forEach(policy -> effects.add(policy.effects()));
        return new AccessLayer(layer, target, policies, effects.build());
    }

    /** Whether it is known what each of its policies says. */
    public boolean known() {
        return policies.stream().allMatch(AppliedPolicy::known);
    }

    /** The actions that it may allow: all, where it is not known. */
    ActionSet mayAllow(ActionSet all) {
        return known() ? effects.allows() : all;
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
}
