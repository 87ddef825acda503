package dev.muster.iam.lint.action;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Actions that matter more than their access level says.
 *
 * @param credentials their answers hold credentials, or something as good
 * @param data their answers hold what is stored
 * @param escalations by name, what together leads to more permissions
 */
record RiskyActions(List<String> credentials, List<String> data, Map<String, List<String>> escalations) {

    private static final String RESOURCE = "risky-actions.json";

    /** What this build carries; read once. */
    static RiskyActions load() {
        return Carried.ACTIONS;
    }

    private static RiskyActions read() {
        try (InputStream bytes = RiskyActions.class.getResourceAsStream(RESOURCE)) {
            if (bytes == null) {
                throw new IllegalStateException("the build lacks `" + RESOURCE + "`: build it again");
            }
            JsonObject lists = (JsonObject) JsonReader.parse(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, List<String>> escalations = new LinkedHashMap<>();
            if (lists.get("escalations") instanceof JsonObject sets) {
                sets.members().forEach((name, set) -> escalations.put(name, texts(set)));
            }
            return new RiskyActions(texts(lists.get("credentials")), texts(lists.get("data")), escalations);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> texts(@Nullable JsonValue list) {
        List<String> texts = new ArrayList<>();
        if (list instanceof JsonArray array) {
            for (JsonValue item : array.items()) {
                texts.add(((JsonString) item).value());
            }
        }
        return texts;
    }

    private static final class Carried {
        private static final RiskyActions ACTIONS = read();
    }
}
