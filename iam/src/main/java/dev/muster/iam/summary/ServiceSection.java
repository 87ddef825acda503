package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import java.util.List;

/**
 * What the statements of one effect say of a service's actions.
 *
 * @param covered how many actions have an effect, of {@code known} that the service has
 * @param levels those in which the service has actions, in the console's order
 * @param unrecognizedActions entries of Action elements that the reference does not know
 * @param unrecognizedResources entries of Resource elements that match no type of the reference
 */
public record ServiceSection(
        int covered,
        int known,
        List<LevelSection> levels,
        List<String> unrecognizedActions,
        List<String> unrecognizedResources) {

    public ServiceSection {
        levels = List.copyOf(levels);
        unrecognizedActions = List.copyOf(unrecognizedActions);
        unrecognizedResources = List.copyOf(unrecognizedResources);
    }

    JsonObject json(boolean all) {
        return new JsonMembers()
                .put("covered", covered)
                .put("known", known)
                .put("unrecognized_actions", unrecognizedActions, JsonString::new)
                .put("unrecognized_resources", unrecognizedResources, JsonString::new)
                .put("levels", levels, level -> level.json(all))
                .object();
    }
}
