package dev.muster.store;

import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Spells times in JSON as `~` and the seconds that they lie before a given instant, and back again. */
final class ShortTimes {

    private static final String MARK = "~";
    private static final int LENGTH_OF_TIME = 24;

    private final Instant base;

    ShortTimes(Instant base) {
        this.base = base;
    }

    JsonValue shorten(JsonValue value) {
        return texts(value, this::shortened);
    }

    JsonValue restore(JsonValue value) {
        return texts(value, this::restored);
    }

    private String shortened(String text) {
        if (text.startsWith(MARK)) {
            return MARK + text;
        }
        if (text.length() == LENGTH_OF_TIME) {
            Optional<Instant> time = Instants.parse(text);
            // only what comes back letter for letter
            if (time.isPresent()
                    && time.get().equals(time.get().truncatedTo(ChronoUnit.SECONDS))
                    && Instants.text(time.get()).equals(text)) {
                return MARK + (base.getEpochSecond() - time.get().getEpochSecond());
            }
        }
        return text;
    }

    private String restored(String text) {
        if (!text.startsWith(MARK)) {
            return text;
        }
        String rest = text.substring(MARK.length());
        return rest.startsWith(MARK)
                ? rest
                : Instants.text(Instant.ofEpochSecond(base.getEpochSecond() - Long.parseLong(rest)));
    }

    private static JsonValue texts(JsonValue value, UnaryOperator<String> change) {
        if (value instanceof JsonString text) {
            return new JsonString(change.apply(text.value()));
        }
        if (value instanceof JsonArray list) {
            return new JsonArray(
                    list.items().stream().map(item -> texts(item, change)).toList());
        }
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, texts(member, change)));
            return new JsonObject(members);
        }
        return value;
    }
}
