package dev.muster.iam.reference;

import java.util.List;

/**
 * A type of resource that an action touches.
 *
 * @param required whether every request for the action names such a resource
 * @param conditionKeys the keys that this action carries with this type
 */
public record ActionResource(ResourceType type, boolean required, List<ConditionKey> conditionKeys) {

    public ActionResource {
        conditionKeys = List.copyOf(conditionKeys);
    }
}
