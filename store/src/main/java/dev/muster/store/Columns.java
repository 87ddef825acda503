package dev.muster.store;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Objects of one shape turned on their side: one list for each member, aligned with the objects.
 *
 * <p>Values that are alike come to stand side by side, which deflates to a fraction. A member of a nested object is named by its path.
 */
final class Columns {

    private static final String SEPARATOR = "/";

    private Columns() {}

    static JsonObject of(List<JsonObject> objects) {
        Map<String, JsonValue[]> columns = new TreeMap<>();
        for (int i = 0; i < objects.size(); i++) {
            collect("", objects.get(i), i, objects.size(), columns);
        }
        Map<String, JsonValue> lists = new LinkedHashMap<>();
        columns.forEach((path, values) -> {
            List<JsonValue> items = new ArrayList<>();
            for (JsonValue value : values) {
                items.add(value == null ? new JsonNull() : value);
            }
            lists.put(path, new JsonArray(items));
        });
        return new JsonObject(lists);
    }

    /** The object at an index again; empty where it had no member. */
    static JsonObject object(JsonObject columns, int index) {
        JsonObject object = JsonObject.EMPTY;
        for (Map.Entry<String, JsonValue> column : columns.members().entrySet()) {
            if (column.getValue() instanceof JsonArray list
                    && index < list.items().size()
                    && !(list.items().get(index) instanceof JsonNull)) {
                object = put(object, column.getKey(), list.items().get(index));
            }
        }
        return object;
    }

    private static void collect(String path, JsonObject object, int index, int size, Map<String, JsonValue[]> columns) {
        object.members().forEach((name, value) -> {
            if (value instanceof JsonObject nested) {
                collect(path + name + SEPARATOR, nested, index, size, columns);
            } else {
                columns.computeIfAbsent(path + name, unused -> new JsonValue[size])[index] = value;
            }
        });
    }

    private static JsonObject put(JsonObject object, String path, JsonValue value) {
        int separator = path.indexOf(SEPARATOR);
        if (separator < 0) {
            return object.with(new JsonObject(Map.of(path, value)));
        }
        String name = path.substring(0, separator);
        JsonObject nested = object.get(name) instanceof JsonObject found ? found : JsonObject.EMPTY;
        JsonObject filled = put(nested, path.substring(separator + 1), value);
        return object.with(new JsonObject(Map.of(name, filled)));
    }
}
