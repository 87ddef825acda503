package dev.muster.api.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of the domain as maps and lists, which the server writes into its answers. */
final class PlainJson {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private PlainJson() {}

    /** The members of an object but some; none when it is no object. */
    static Map<String, Object> members(@Nullable JsonValue value, String... without) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof JsonObject object) {
            object.without(List.of(without)).members().forEach((name, member) -> {
                Object plain = plain(member);
                if (plain != null) {
                    members.put(name, plain);
                }
            });
        }
        return members;
    }

    /** The same members, with their own names in the case of the API; what they hold is left alone. */
    static Map<String, Object> renamed(Map<String, Object> members) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        members.forEach((name, value) -> renamed.put(SNAKE_CASE.translate(name), value));
        return renamed;
    }

    /** The items of a list; none when it is no list. */
    static List<Object> items(@Nullable JsonValue value) {
        List<Object> items = new ArrayList<>();
        if (value instanceof JsonArray list) {
            for (JsonValue item : list.items()) {
                Object plain = plain(item);
                if (plain != null) {
                    items.add(plain);
                }
            }
        }
        return items;
    }

    private static @Nullable Object plain(JsonValue value) {
        if (value instanceof JsonObject) {
            return members(value);
        }
        if (value instanceof JsonArray) {
            return items(value);
        }
        if (value instanceof JsonString text) {
            return text.value();
        }
        if (value instanceof JsonNumber number) {
            return new BigDecimal(number.literal());
        }
        return value instanceof JsonBoolean truth ? truth.value() : null;
    }
}
