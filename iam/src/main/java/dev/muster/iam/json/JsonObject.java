package dev.muster.iam.json;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members keep the order in which they were read. */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {

    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The member, or null when there is none. */
    public @Nullable JsonValue get(String name) {
        return members.get(name);
    }

    /** This object without the named members. */
    public JsonObject without(Collection<String> names) {
        Map<String, JsonValue> kept = new LinkedHashMap<>(members);
        kept.keySet().removeAll(names);
        return new JsonObject(kept);
    }

    /** This object with nothing but the named members, where present. */
    public JsonObject only(Collection<String> names) {
        Map<String, JsonValue> kept = new LinkedHashMap<>(members);
        kept.keySet().retainAll(names);
        return new JsonObject(kept);
    }

    /** The members of both; a member of the other object replaces one of the same name. */
    public JsonObject with(JsonObject other) {
        Map<String, JsonValue> all = new LinkedHashMap<>(members);
        all.putAll(other.members);
        return new JsonObject(all);
    }

    @Override
    public String kind() {
        return "object";
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects members; what is null, an empty list or an empty object is left out, as AWS leaves it out. */
    public static final class Builder {
        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, @Nullable JsonValue value) {
            boolean missing = value == null
                    || value instanceof JsonArray list && list.items().isEmpty()
                    || value instanceof JsonObject object && object.members().isEmpty();
            if (!missing) {
                members.put(name, value);
            }
            return this;
        }

        public Builder put(String name, @Nullable String value) {
            return put(name, value == null ? null : new JsonString(value));
        }

        public Builder put(String name, @Nullable Boolean value) {
            return put(name, value == null ? null : JsonBoolean.of(value));
        }

        public Builder put(String name, @Nullable Number value) {
            return put(name, value == null ? null : new JsonNumber(value.toString()));
        }

        /** The instant as UTC with milliseconds. */
        public Builder put(String name, @Nullable Instant value) {
            return put(name, value == null ? null : new JsonString(Instants.text(value)));
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
