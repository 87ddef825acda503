package dev.muster.iam.decision.simulation;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of an object in a case, by their paths; it keeps track of those that nobody asked for. */
final class Members {

    private final JsonObject object;
    private final String prefix;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<Members> inner = new ArrayList<>();

    private Members(JsonObject object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /** @param name how a message calls the value. @throws IllegalArgumentException when it is no object */
    static Members of(JsonValue value, String name) {
        if (value instanceof JsonObject object) {
            return new Members(object, "");
        }
        throw new IllegalArgumentException(name + " is of kind `" + value.kind() + "`: give an object");
    }

    /** The path of a member, for messages. */
    String path(String name) {
        return prefix + name;
    }

    /** A member; null when it is not there or null in JSON. */
    @Nullable
    JsonValue get(String name) {
        asked.add(name);
        JsonValue value = object.get(name);
        return value instanceof JsonNull ? null : value;
    }

    JsonValue required(String name) {
        JsonValue value = get(name);
        if (value == null) {
            throw new IllegalArgumentException("`" + path(name) + "` is missing");
        }
        return value;
    }

    /** A policy document; one that is null in JSON is there, and malformed. */
    JsonValue document(String name) {
        JsonValue value = object.get(name);
        if (value == null) {
            return required(name);
        }
        asked.add(name);
        return value;
    }

    /** A text, number, boolean or null. */
    JsonValue scalar(String name) {
        JsonValue value = get(name);
        if (value == null) {
            return new JsonNull();
        }
        if (value instanceof JsonObject || value instanceof JsonArray) {
            throw new IllegalArgumentException("`" + path(name) + "` is of kind `" + value.kind() + "`: give a text");
        }
        return value;
    }

    String text(String name) {
        return text(path(name), required(name));
    }

    static String text(String path, JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        throw new IllegalArgumentException("`" + path + "` is of kind `" + value.kind() + "`: give a text");
    }

    /** A boolean; false when it is not there. */
    boolean flag(String name) {
        JsonValue value = get(name);
        if (value == null || value instanceof JsonBoolean) {
            return value instanceof JsonBoolean flag && flag.value();
        }
        throw new IllegalArgumentException(
                "`" + path(name) + "` is of kind `" + value.kind() + "`: give `true` or `false`");
    }

    /** An object. */
    Members members(String name) {
        return members(path(name), required(name));
    }

    /** The objects of a list; null when the list is not there. */
    @Nullable
    List<Members> list(String name) {
        JsonValue value = get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonArray list)) {
            throw new IllegalArgumentException("`" + path(name) + "` is of kind `" + value.kind() + "`: give a list");
        }
        List<Members> objects = new ArrayList<>();
        for (JsonValue item : list.items()) {
            objects.add(members(path(name) + "[" + objects.size() + "]", item));
        }
        return objects;
    }

    /** The names of all members, which are asked for by this. */
    Set<String> names() {
        asked.addAll(object.members().keySet());
        return object.members().keySet();
    }

    /** The paths of members that nobody asked for, here and inside. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        for (String name : object.members().keySet()) {
            if (!asked.contains(name)) {
                unread.add(path(name));
            }
        }
        inner.forEach(members -> unread.addAll(members.unread()));
        return unread;
    }

    private Members members(String path, JsonValue value) {
        if (!(value instanceof JsonObject members)) {
            throw new IllegalArgumentException("`" + path + "` is of kind `" + value.kind() + "`: give an object");
        }
        Members made = new Members(members, path + ".");
        inner.add(made);
        return made;
    }
}
