package dev.muster.collector.loopback;

import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times on the wire: ISO 8601 in XML, seconds since 1970 in JSON; a bundle may have either. */
final class WireTimes {

    private static final Pattern TIME = Pattern.compile("(?:^|.*[a-z])(?:Date|Time|Timestamp|At)|Expiration");

    private WireTimes() {}

    static boolean isTime(String member) {
        return TIME.matcher(member).matches();
    }

    /** The object with its times as numbers. */
    static JsonObject inSeconds(JsonObject object) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, inSeconds(name, value)));
        return new JsonObject(members);
    }

    private static JsonValue inSeconds(String name, JsonValue value) {
        if (value instanceof JsonObject object) {
            return inSeconds(object);
        }
        if (value instanceof JsonArray list) {
            return JsonArray.of(list.items(), item -> inSeconds(name, item));
        }
        if (value instanceof JsonString text && isTime(name)) {
            Optional<Instant> time = Instants.parse(text.value());
            if (time.isPresent()) {
                return new JsonNumber(
                        BigDecimal.valueOf(time.get().toEpochMilli(), 3).toPlainString());
            }
        }
        return value;
    }
}
