package dev.muster.iam.comparison;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.reference.AccessLevel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A difference in what is allowed for one action.
 *
 * @param service the prefix
 * @param action with prefix, `s3:GetObject`; for what the reference does not know, as the document writes it
 * @param level null when the reference does not know the action
 * @param resources patterns as the documents write them, sorted; `all but …` for a NotResource element
 * @param principals sorted; empty for documents without principals
 * @param before the conditions of the older document there, sorted
 * @param after the conditions of the newer document there, sorted
 */
public record Change(
        String service,
        String action,
        @Nullable AccessLevel level,
        List<String> resources,
        List<String> principals,
        List<String> before,
        List<String> after) {

    /** By service and action. */
    public static final Comparator<Change> ORDER =
            Comparator.comparing(Change::service).thenComparing(Change::action);

    public Change {
        resources = List.copyOf(resources);
        principals = List.copyOf(principals);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** As it stands in the answers of the command line; `principals` only where the documents name some. */
    public JsonObject json() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("service", new JsonString(service));
        members.put("action", new JsonString(action));
        members.put("access_level", level == null ? new JsonNull() : new JsonString(level.title()));
        members.put("resources", JsonArray.ofTexts(resources));
        if (!principals.isEmpty()) {
            members.put("principals", JsonArray.ofTexts(principals));
        }
        members.put("conditions_before", JsonArray.ofTexts(before));
        members.put("conditions_after", JsonArray.ofTexts(after));
        return new JsonObject(members);
    }
}
