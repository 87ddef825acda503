package dev.muster.iam.control;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A control's outcome for one resource, with the facts that decided.
 *
 * @param reasons none for PASS and NOT_APPLICABLE
 * @param unread the sections that make it undetermined; empty when only the form of a policy does
 */
public record Finding(
        String control,
        Severity severity,
        Resource resource,
        Outcome outcome,
        List<Reason> reasons,
        List<Unread> unread) {

    /** By control, then by resource: the order of every evaluation. */
    public static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::control).thenComparing(Finding::resource);

    public Finding {
        reasons = reasons.stream().sorted().distinct().toList();
        unread = unread.stream().sorted().distinct().toList();
    }

    /** As it stands in the answers of the command line and of REST; both lists are always there. */
    public JsonObject json() {
        Map<String, JsonValue> members = new LinkedHashMap<>(JsonObject.builder()
                .put("control", control)
                .put("severity", severity.name())
                .put("resource", resource.json())
                .put("outcome", outcome.name())
                .build()
                .members());
        members.put("reasons", JsonArray.of(reasons, Reason::json));
        members.put("unread", JsonArray.of(unread, Unread::json));
        return new JsonObject(members);
    }
}
