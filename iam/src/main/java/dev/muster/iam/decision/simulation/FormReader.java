package dev.muster.iam.decision.simulation;

import dev.muster.iam.decision.RequestForm;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the request of a case. */
final class FormReader {

    private final Members members;

    FormReader(Members members) {
        this.members = members;
    }

    RequestForm form() {
        Members request = members.members("request");
        return new RequestForm(
                request.text("principal"),
                request.text("action"),
                resources(request),
                request.get("resource_account") == null ? "" : request.text("resource_account"),
                request.get("context") == null ? Map.of() : context(request.members("context")),
                members.flag("context_is_partial"),
                members.flag("principal_account_is_management"));
    }

    /** One text or a list of them; without any the action is asked for without a resource. */
    private static List<String> resources(Members request) {
        JsonValue resource = request.get("resource");
        if (resource == null) {
            return List.of("*");
        }
        if (!(resource instanceof JsonArray list)) {
            return List.of(request.text("resource"));
        }
        List<String> resources = new ArrayList<>();
        for (JsonValue item : list.items()) {
            resources.add(Members.text(request.path("resource") + "[" + resources.size() + "]", item));
        }
        return resources;
    }

    private static Map<String, List<String>> context(Members context) {
        Map<String, List<String>> values = new TreeMap<>();
        for (String key : context.names()) {
            JsonValue value = context.get(key);
            values.put(key, value == null ? List.of() : values(context.path(key), value));
        }
        return values;
    }

    private static List<String> values(String path, JsonValue value) {
        List<String> values = new ArrayList<>();
        for (JsonValue item : value instanceof JsonArray list ? list.items() : List.of(value)) {
            if (item instanceof JsonString text) {
                values.add(text.value());
            } else if (item instanceof JsonNumber number) {
                values.add(number.literal());
            } else if (item instanceof JsonBoolean truth) {
                values.add(Boolean.toString(truth.value()));
            } else {
                throw new IllegalArgumentException(
                        "`" + path + "` holds a value of kind `" + item.kind() + "`: give a text or a list of texts");
            }
        }
        return values;
    }
}
