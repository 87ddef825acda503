package dev.muster.iam.snapshot;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An AWS answer that is kept whole and that no record of ours describes yet; lists are sorted, times spelled in UTC, empty members dropped. */
public record Answer(JsonObject members) {

    public Answer {
        members = (JsonObject) settled("", members);
    }

    private static JsonValue settled(String name, JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> kept = new LinkedHashMap<>();
            object.members().forEach((member, inner) -> {
                JsonValue settled = settled(member, inner);
                if (!isEmpty(settled)) {
                    kept.put(member, settled);
                }
            });
            return new JsonObject(kept);
        }
        if (value instanceof JsonArray list) {
            List<JsonValue> items = new ArrayList<>();
            list.items().forEach(item -> items.add(settled(name, item)));
            items.sort(Comparator.comparing(CanonicalJson::text));
            return new JsonArray(items);
        }
        if (namesTime(name)) {
            Optional<Instant> instant = Instants.parse(value);
            if (instant.isPresent()) {
                return new JsonString(Instants.text(instant.get()));
            }
        }
        return value;
    }

    private static boolean namesTime(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("date")
                || lower.endsWith("time")
                || lower.endsWith("timestamp")
                || lower.endsWith("at")
                || lower.endsWith("authenticated")
                || lower.endsWith("accessed");
    }

    private static boolean isEmpty(JsonValue value) {
        return value instanceof JsonNull
                || value instanceof JsonArray list && list.items().isEmpty()
                || value instanceof JsonObject object && object.members().isEmpty();
    }
}
