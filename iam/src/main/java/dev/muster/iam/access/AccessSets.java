package dev.muster.iam.access;

import dev.muster.iam.reference.ActionSet;
import java.util.List;

/** The actions of the service reference by how far they are allowed: each is in one of the sets. */
record AccessSets(
        ActionSet onEverything,
        ActionSet onSomeResources,
        ActionSet conditionally,
        ActionSet denied,
        ActionSet notAllowed,
        ActionSet undetermined) {

    /**
     * All layers must allow; where one is not known, it may allow everything and deny everything.
     *
     * @param all the actions to tell of
     * @param standing those that nobody can be denied
     */
    static AccessSets of(List<AccessLayer> layers, ActionSet all, ActionSet standing) {
        return of(layers, all).withStanding(standing.and(all));
    }

    private static AccessSets of(List<AccessLayer> layers, ActionSet all) {
        boolean known = true;
        ActionSet denied = ActionSet.EMPTY;
        ActionSet possible = all;
        for (AccessLayer layer : layers) {
            known &= layer.known();
            denied = denied.or(layer.effects().denied().everything());
            possible = possible.and(layer.mayAllow(all));
        }
        ActionSet rest = withoutVoid(layers, possible.andNot(denied), false);
        ActionSet notAllowed = all.andNot(rest).andNot(denied);
        if (!known) {
            return new AccessSets(ActionSet.EMPTY, ActionSet.EMPTY, ActionSet.EMPTY, denied, notAllowed, rest);
        }
        ActionSet onEverything = rest;
        ActionSet always = rest;
        for (AccessLayer layer : layers) {
            PolicyEffects effects = layer.effects();
            onEverything = onEverything.and(effects.allowed().everything()).andNot(layer.deniedPartly());
            always = always.and(effects.allowed().any())
                    .andNot(effects.conditionallyDenied().everything());
        }
        ActionSet onSomeResources = withoutVoid(layers, always.andNot(onEverything), true);
        return new AccessSets(
                onEverything,
                onSomeResources,
                rest.andNot(onSomeResources).andNot(onEverything),
                denied,
                notAllowed,
                ActionSet.EMPTY);
    }

    private AccessSets withStanding(ActionSet standing) {
        return new AccessSets(
                onEverything.or(standing),
                onSomeResources.andNot(standing),
                conditionally.andNot(standing),
                denied.andNot(standing),
                notAllowed.andNot(standing),
                undetermined.andNot(standing));
    }

    /**
     * The actions less those for which no resource is left where the layers meet: only where two layers allow on a part of the resources, or
     * one does and a Deny takes a part away, is there anything to find out.
     *
     * @param always whether by Allow statements without conditions alone
     */
    private static ActionSet withoutVoid(List<AccessLayer> layers, ActionSet actions, boolean always) {
        ActionSet once = ActionSet.EMPTY;
        ActionSet twice = ActionSet.EMPTY;
        ActionSet denied = ActionSet.EMPTY;
        for (AccessLayer layer : layers) {
            denied = denied.or(layer.effects().denied().partial());
            if (layer.known()) {
                ActionSet limited = layer.limited(always);
                twice = twice.or(once.and(limited));
                once = once.or(limited);
            }
        }
        ActionSet open = actions.and(twice.or(once.and(denied)));
        return open.isEmpty() ? actions : actions.andNot(new JointResources(layers).none(open, always));
    }

    AccessClass of(int action) {
        if (onEverything.contains(action)) {
            return AccessClass.ON_EVERYTHING;
        }
        if (onSomeResources.contains(action)) {
            return AccessClass.ON_SOME_RESOURCES;
        }
        if (conditionally.contains(action)) {
            return AccessClass.CONDITIONALLY;
        }
        if (denied.contains(action)) {
            return AccessClass.DENIED;
        }
        return undetermined.contains(action) ? AccessClass.UNDETERMINED : AccessClass.NOT_ALLOWED;
    }

    ActionSet of(AccessClass access) {
        return switch (access) {
            case ON_EVERYTHING -> onEverything;
            case ON_SOME_RESOURCES -> onSomeResources;
            case CONDITIONALLY -> conditionally;
            case DENIED -> denied;
            case NOT_ALLOWED -> notAllowed;
            case UNDETERMINED -> undetermined;
        };
    }
}
