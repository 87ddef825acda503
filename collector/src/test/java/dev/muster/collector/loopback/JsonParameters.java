package dev.muster.collector.loopback;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/** Flattens JSON parameters to the names that the query protocol has. */
final class JsonParameters {

    private JsonParameters() {}

    static Map<String, String> of(String body) {
        Map<String, String> flat = new TreeMap<>();
        if (!body.isEmpty()) {
            ((JsonObject) JsonReader.parse(body)).members().forEach((name, value) -> add(name, value, flat));
        }
        return flat;
    }

    private static void add(String name, JsonValue value, Map<String, String> flat) {
        if (value instanceof JsonObject object) {
            object.members().forEach((member, inner) -> add(name + "." + member, inner, flat));
        } else if (value instanceof JsonArray list) {
            for (int i = 0; i < list.items().size(); i++) {
                add(name + ".member." + (i + 1), list.items().get(i), flat);
            }
        } else {
            flat.put(name, value instanceof JsonString text ? text.value() : CanonicalJson.text(value));
        }
    }
}
