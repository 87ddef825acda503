package dev.muster.iam.json;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON text with places, and goes on behind what is wrong but readable. */
final class LocatedReader {

    private final JsonReader json;
    private final List<JsonFault> faults = new ArrayList<>();
    private JsonPath current = JsonPath.ROOT;

    private LocatedReader(JsonReader json) {
        this.json = json;
    }

    static LocatedJson read(String text) {
        try (JsonReader json = JsonReader.of(text)) {
            LocatedReader reader = new LocatedReader(json);
            try {
                LocatedValue root = reader.value(json.next(), JsonPath.ROOT, 1);
                json.end();
                return new LocatedJson(text, root, reader.faults);
            } catch (MalformedJsonException broken) {
                reader.faults.add(new JsonFault(
                        JsonFault.Kind.SYNTAX, reader.current, broken.position(), String.valueOf(broken.getMessage())));
                return new LocatedJson(text, null, reader.faults);
            }
        }
    }

    private LocatedValue value(JsonToken token, JsonPath path, int depth) {
        current = path;
        json.bound(depth);
        Position position = json.position();
        return switch (token) {
            case START_OBJECT -> new LocatedObject(position, members(path, depth));
            case START_ARRAY -> new LocatedArray(position, items(path, depth));
            case VALUE_STRING -> new LocatedScalar(position, new JsonString(whole(json.text(), path, position)));
            default -> new LocatedScalar(position, json.scalar(token));
        };
    }

    private Map<String, LocatedValue> members(JsonPath path, int depth) {
        Map<String, LocatedValue> members = new LinkedHashMap<>();
        while (json.next() == JsonToken.FIELD_NAME) {
            Position position = json.position();
            String name = json.fieldName();
            JsonPath member = path.member(name);
            whole(name, member, position);
            LocatedValue value = value(json.next(), member, depth + 1);
            if (members.putIfAbsent(name, value) != null) {
                faults.add(
                        new JsonFault(JsonFault.Kind.DUPLICATE_KEY, member, position, "duplicate key `" + name + "`"));
            }
        }
        current = path;
        return members;
    }

    private List<LocatedValue> items(JsonPath path, int depth) {
        List<LocatedValue> items = new ArrayList<>();
        for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            items.add(value(token, path.item(items.size()), depth + 1));
        }
        current = path;
        return items;
    }

    /** The text as it is; a lone surrogate in it is a fault. */
    private String whole(String text, JsonPath path, Position position) {
        int lone = JsonReader.loneSurrogate(text);
        if (lone < 0) {
            return text;
        }
        faults.add(new JsonFault(
                JsonFault.Kind.LONE_SURROGATE,
                path,
                position,
                "lone surrogate `\\u" + Integer.toHexString(text.charAt(lone)) + "`"));
        return text;
    }
}
