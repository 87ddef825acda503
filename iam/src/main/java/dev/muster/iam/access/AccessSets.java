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

    /** All layers must allow; where one is not known, it may allow everything and deny everything. */
    static AccessSets of(List<AccessLayer> layers, ActionSet all) {
        boolean known = true;
        ActionSet denied = ActionSet.EMPTY;
        ActionSet possible = all;
        for (AccessLayer layer : layers) {
            known &= layer.known();
            denied = denied.or(layer.effects().denied().everything());
            possible = possible.and(layer.mayAllow(all));
        }
        ActionSet rest = possible.andNot(denied);
        ActionSet notAllowed = all.andNot(possible).andNot(denied);
        if (!known) {
            return new AccessSets(ActionSet.EMPTY, ActionSet.EMPTY, ActionSet.EMPTY, denied, notAllowed, rest);
        }
        ActionSet onEverything = rest;
        ActionSet always = rest;
        for (AccessLayer layer : layers) {
            PolicyEffects effects = layer.effects();
            onEverything = onEverything.and(effects.allowed().everything()).andNot(effects.deniedPartly());
            always = always.and(effects.allowed().any())
                    .andNot(effects.conditionallyDenied().everything());
        }
        return new AccessSets(
                onEverything,
                always.andNot(onEverything),
                rest.andNot(always).andNot(onEverything),
                denied,
                notAllowed,
                ActionSet.EMPTY);
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
