package dev.muster.iam.summary;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.reference.ActionSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement resolved against the reference.
 *
 * @param actions the known actions that its Action or NotAction element covers
 * @param named services whose prefix its Action element spells out
 * @param onResource those of the actions that one of its resources applies to
 * @param underConditions those of the actions that can meet all its conditions
 * @param mismatched its known resources that none of the actions is for, nor the service of any
 */
record StatementScope(
        Effect effect,
        ActionSet actions,
        Set<KnownService> named,
        List<ResourceMatch> resources,
        List<ConditionMatch> conditions,
        ActionSet onResource,
        ActionSet underConditions,
        Set<ResourceMatch> mismatched) {

    static StatementScope of(
            Effect effect,
            ActionSet actions,
            Set<KnownService> named,
            List<ResourceMatch> resources,
            List<ConditionMatch> conditions) {
        ActionSet.Builder applicable = new ActionSet.Builder();
        resources.forEach(resource -> applicable.addAll(resource.actions()));
        ActionSet underConditions = actions;
        for (ConditionMatch condition : conditions) {
            if (!condition.holdsWithoutKey()) {
                underConditions = underConditions.and(condition.supporting());
            }
        }
        Set<ResourceMatch> mismatched = resources.stream()
                .filter(resource -> resource.recognized() && !resource.actions().intersects(actions))
                .filter(resource -> {
                    KnownService owner = resource.owner();
                    return owner == null
                            || !named.contains(owner) && !owner.actions().intersects(actions);
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new StatementScope(
                effect,
                actions,
                Set.copyOf(named),
                List.copyOf(resources),
                List.copyOf(conditions),
                actions.and(applicable.build()),
                underConditions,
                mismatched);
    }

    /** The actions that the statement gives an effect. */
    ActionSet effective() {
        return onResource.and(underConditions);
    }

    /** Whether one of its resources is `*`. */
    boolean everything() {
        return resources.stream().anyMatch(ResourceMatch::everything);
    }

    /** Whether it covers an action of the service, or spells out its prefix. */
    boolean touches(KnownService service) {
        return actions.intersects(service.actions()) || named.contains(service);
    }
}
