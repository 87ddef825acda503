package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.reference.Action;
import org.jspecify.annotations.Nullable;

/**
 * A row of the service summary.
 *
 * @param covered whether the policy gives the action an effect; the console links it to its action summary then, else says "(No access)"
 * @param resource as in {@link ServiceRow}: what the statements with the action name for the service, whether it is for this action or not
 * @param condition as in {@link ServiceRow}
 * @param resourceWarning why its resources give it no effect; null when they do
 * @param conditionWarning why its conditions give it no effect; null when they do, or when its resources do not
 */
public record ActionRow(
        Action action,
        boolean covered,
        String resource,
        String condition,
        @Nullable String resourceWarning,
        @Nullable String conditionWarning) {
    JsonObject json() {
        return new JsonMembers()
                .put("action", action.name())
                .put("covered", covered)
                .put("resource", resource)
                .put("condition", condition)
                .put("resource_warning", resourceWarning)
                .put("condition_warning", conditionWarning)
                .object();
    }
}
