package dev.muster.iam.summary;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the members of an object; unlike in AWS's answers, what is null or empty is there and says so. */
final class JsonMembers {

    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    JsonMembers put(String name, @Nullable String value) {
        members.put(name, value == null ? new JsonNull() : new JsonString(value));
        return this;
    }

    JsonMembers put(String name, int value) {
        members.put(name, new JsonNumber(Integer.toString(value)));
        return this;
    }

    JsonMembers put(String name, boolean value) {
        members.put(name, JsonBoolean.of(value));
        return this;
    }

    JsonMembers put(String name, @Nullable JsonObject value) {
        members.put(name, value == null ? new JsonNull() : value);
        return this;
    }

    <T> JsonMembers put(String name, Collection<T> values, Function<? super T, ? extends JsonValue> json) {
        members.put(name, JsonArray.of(values, json));
        return this;
    }

    JsonObject object() {
        return new JsonObject(members);
    }
}
