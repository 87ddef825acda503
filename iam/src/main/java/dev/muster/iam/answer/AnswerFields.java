package dev.muster.iam.answer;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.policy.PolicyDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object of an AWS answer, asked for by name and type; null and missing are the same.
 *
 * <p>A member of another type makes the section malformed. Call {@link #rest()} last: what nobody asked for is kept and warned about.
 */
public final class AnswerFields {

    private final JsonObject object;
    private final String shape;
    private final String path;
    private final ReadLog log;
    private final Set<String> asked = new HashSet<>();

    public AnswerFields(JsonObject object, String shape, String path, ReadLog log) {
        this.object = object;
        this.shape = shape;
        this.path = path;
        this.log = log;
    }

    /** Reads one element of a list that must be an object. */
    public static AnswerFields of(JsonValue value, String shape, String path, ReadLog log) {
        if (value instanceof JsonObject object) {
            return new AnswerFields(object, shape, path, log);
        }
        throw new MalformedJsonException("`" + path + "` is " + value.kind() + ", expected an object", log.position());
    }

    /** The text. @throws MalformedJsonException when it is missing or no text */
    public String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw new MalformedJsonException("`" + path + "." + name + "` is missing", log.position());
        }
        return text;
    }

    public @Nullable String textOrNull(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString text) {
            return text.value();
        }
        throw wrong(name, value, "text");
    }

    /** The value, whatever its type. */
    public @Nullable JsonValue anyOrNull(String name) {
        return value(name);
    }

    public @Nullable Instant instantOrNull(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        return Instants.parse(value).orElseThrow(() -> wrong(name, value, "a time (seconds, or ISO 8601 with offset)"));
    }

    public @Nullable Boolean flagOrNull(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonBoolean truth) {
            return truth.value();
        }
        throw wrong(name, value, "true or false");
    }

    /** Whether the member is there and true. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(flagOrNull(name));
    }

    public @Nullable Long numberOrNull(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonNumber number) {
            try {
                return Long.valueOf(number.literal());
            } catch (NumberFormatException tooLarge) {
                throw wrong(name, value, "a whole number");
            }
        }
        throw wrong(name, value, "a whole number");
    }

    /** The policy document, kept as received; null when there is none. */
    public @Nullable PolicyDocument documentOrNull(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        // what is neither text nor object is no policy: the document says so, and nothing else of the answer is lost
        PolicyDocument document =
                log.document(value instanceof JsonString text ? text.value() : CanonicalJson.text(value));
        if (!document.wellFormed()) {
            log.warn("`" + path + "." + name + "` is no well-formed policy document, " + document.problem());
        }
        return document;
    }

    /** The policy document. @throws MalformedJsonException when it is missing */
    public PolicyDocument document(String name) {
        PolicyDocument document = documentOrNull(name);
        if (document == null) {
            throw new MalformedJsonException("`" + path + "." + name + "` is missing", log.position());
        }
        return document;
    }

    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items(name)) {
            if (!(item instanceof JsonString text)) {
                throw wrong(name, item, "a list of texts");
            }
            texts.add(text.value());
        }
        return texts;
    }

    /** As {@link #texts}. @throws MalformedJsonException when there is no such list, not even an empty one */
    public List<String> requiredTexts(String name) {
        if (value(name) == null) {
            throw new MalformedJsonException("`" + path + "." + name + "` is missing", log.position());
        }
        return texts(name);
    }

    /** The members of an object that are whole numbers, by name. */
    public Map<String, Long> numbers(String name) {
        AnswerFields nested = objectOrNull(name);
        Map<String, Long> numbers = new TreeMap<>();
        if (nested != null) {
            for (String key : nested.object.members().keySet()) {
                Long number = nested.numberOrNull(key);
                if (number != null) {
                    numbers.put(key, number);
                }
            }
        }
        return numbers;
    }

    public @Nullable AnswerFields objectOrNull(String name) {
        JsonValue value = value(name);
        return value == null ? null : of(value, shape + "." + name, path + "." + name, log);
    }

    /** The object. @throws MalformedJsonException when it is missing or no object */
    public AnswerFields required(String name) {
        AnswerFields nested = objectOrNull(name);
        if (nested == null) {
            throw new MalformedJsonException("`" + path + "." + name + "` is missing", log.position());
        }
        return nested;
    }

    /** The elements of a list of objects, each read by the given reader, which need not call {@link #rest()}. */
    public <T> List<T> objects(String name, Function<AnswerFields, T> reader) {
        List<T> elements = new ArrayList<>();
        for (JsonValue item : items(name)) {
            AnswerFields fields = of(item, shape + "." + name, path + "." + name + "[" + elements.size() + "]", log);
            elements.add(reader.apply(fields));
            fields.rest();
        }
        return elements;
    }

    /** As {@link #objects}. @throws MalformedJsonException when there is no such list, not even an empty one */
    public <T> List<T> requiredObjects(String name, Function<AnswerFields, T> reader) {
        if (value(name) == null) {
            throw new MalformedJsonException("`" + path + "." + name + "` is missing", log.position());
        }
        return objects(name, reader);
    }

    /** Marks members as known though nothing of them is kept. */
    public void ignore(String... names) {
        asked.addAll(List.of(names));
    }

    /** Keeps and warns about every member that nobody asked for. */
    public void rest() {
        object.members().forEach((name, value) -> {
            if (!asked.contains(name)) {
                log.unknown(shape, path, name, value);
            }
        });
    }

    public ReadLog log() {
        return log;
    }

    public String path() {
        return path;
    }

    private List<JsonValue> items(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray list) {
            return list.items();
        }
        throw wrong(name, value, "a list");
    }

    private @Nullable JsonValue value(String name) {
        asked.add(name);
        JsonValue value = object.get(name);
        return value instanceof JsonNull ? null : value;
    }

    private MalformedJsonException wrong(String name, JsonValue value, String expected) {
        return new MalformedJsonException(
                "`" + path + "." + name + "` is " + value.kind() + ", expected " + expected, log.position());
    }
}
