package dev.muster.iam.reference;

import java.util.List;
import java.util.Optional;

/**
 * An AWS service as policies know it.
 *
 * @param actions by name; their numbers are consecutive
 * @param resourceTypes by name
 * @param conditionKeys by name: all that its actions and resource types use, global ones included
 */
public record Service(
        String prefix,
        String name,
        List<Action> actions,
        List<ResourceType> resourceTypes,
        List<ConditionKey> conditionKeys) {

    public Service {
        actions = List.copyOf(actions);
        resourceTypes = List.copyOf(resourceTypes);
        conditionKeys = List.copyOf(conditionKeys);
    }

    /** All actions of the service. */
    public ActionSet actionSet() {
        return actions.isEmpty()
                ? ActionSet.EMPTY
                : ActionSet.range(
                        actions.get(0).number(), actions.get(actions.size() - 1).number() + 1);
    }

    /** The action of that name without prefix, in any case. */
    public Optional<Action> action(String actionName) {
        int at = at(actionName);
        return at < actions.size() && AsciiCase.equal(actions.get(at).name(), actionName)
                ? Optional.of(actions.get(at))
                : Optional.empty();
    }

    /** The resource type of that name, in any case. */
    public Optional<ResourceType> resourceType(String typeName) {
        return resourceTypes.stream()
                .filter(type -> AsciiCase.equal(type.name(), typeName))
                .findFirst();
    }

    /** The actions whose names match. */
    ActionSet matching(Glob glob) {
        ActionSet.Builder matching = new ActionSet.Builder();
        String prefix = glob.prefix();
        for (int i = at(prefix); i < actions.size(); i++) {
            Action action = actions.get(i);
            if (!glob.startsLike(action.name())) {
                break;
            }
            if (glob.matches(action.name())) {
                matching.add(action.number());
            }
        }
        return matching.build();
    }

    /** The place of the first action that is not before the name. */
    private int at(String actionName) {
        int low = 0;
        int high = actions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (AsciiCase.compare(actions.get(middle).name(), actionName) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
