package dev.muster.iam.reference;

import java.util.List;
import java.util.Optional;

/**
 * An action of a service.
 *
 * @param number its place among all actions of the reference, from 0: its bit in an {@link ActionSet}
 * @param service the service's prefix
 * @param resources empty when the action supports no resource-level permissions: a statement must then name `*`
 * @param conditionKeys the keys of the action whatever the resource; those of its resources stand there
 */
public record Action(
        int number,
        String service,
        String name,
        AccessLevel level,
        List<ActionResource> resources,
        List<ConditionKey> conditionKeys) {

    public Action {
        resources = List.copyOf(resources);
        conditionKeys = List.copyOf(conditionKeys);
    }

    /** As policies write it: `s3:GetObject`. */
    public String fullName() {
        return service + ":" + name;
    }

    /** The key of that name, in any case, that requests for this action or for one of its resource types carry; global keys are not listed here. */
    public Optional<ConditionKey> conditionKey(String key) {
        Optional<ConditionKey> own = find(conditionKeys, key);
        for (int i = 0; own.isEmpty() && i < resources.size(); i++) {
            ActionResource resource = resources.get(i);
            own = find(resource.conditionKeys(), key)
                    .or(() -> find(resource.type().conditionKeys(), key));
        }
        return own;
    }

    private static Optional<ConditionKey> find(List<ConditionKey> keys, String name) {
        return keys.stream().filter(key -> key.matches(name)).findFirst();
    }
}
