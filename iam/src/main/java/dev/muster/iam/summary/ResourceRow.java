package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import java.util.List;

/**
 * A row of the action summary.
 *
 * @param resource `All resources`, or the resource as the policy has it
 * @param types names of the resource types that it can be
 * @param region `All regions` or the one of its ARN
 * @param account `All accounts`, `This account` or the number of its ARN
 * @param condition `None`, the one condition or `Multiple`
 * @param conditions all of them
 */
public record ResourceRow(
        String resource, List<String> types, String region, String account, String condition, List<String> conditions) {

    public ResourceRow {
        types = List.copyOf(types);
        conditions = List.copyOf(conditions);
    }

    JsonObject json() {
        return new JsonMembers()
                .put("resource", resource)
                .put("types", types, JsonString::new)
                .put("region", region)
                .put("account", account)
                .put("condition", condition)
                .put("conditions", conditions, JsonString::new)
                .object();
    }
}
