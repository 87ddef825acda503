package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.Action;
import java.util.List;

/**
 * The actions of one access level in a service summary.
 *
 * @param covered how many actions the policy gives an effect, of {@code known} in this level
 * @param actions the actions that the policy has, by name
 * @param remaining all others, by name
 */
public record LevelSection(AccessLevel level, int covered, int known, List<ActionRow> actions, List<Action> remaining) {

    public LevelSection {
        actions = List.copyOf(actions);
        remaining = List.copyOf(remaining);
    }

    JsonObject json(boolean all) {
        JsonMembers members = new JsonMembers()
                .put("level", level.title())
                .put("covered", covered)
                .put("known", known)
                .put("actions", actions, ActionRow::json);
        if (all) {
            members.put("remaining", remaining, action -> new JsonString(action.name()));
        }
        return members.object();
    }
}
