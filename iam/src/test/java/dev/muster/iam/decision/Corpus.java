package dev.muster.iam.decision;

import dev.muster.iam.decision.simulation.CaseReader;
import dev.muster.iam.decision.simulation.InvalidCaseException;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The cases that were written from AWS's documentation. */
final class Corpus {

    /** Files of whole cases; `operators` has its own shape. */
    static final List<String> TOPICS = List.of(
            "conditions",
            "cross-account",
            "edge-cases",
            "elements",
            "exceptions",
            "layers",
            "malformed",
            "partial",
            "principals",
            "trust-and-keys",
            "variables");

    private Corpus() {}

    static List<JsonObject> all() {
        List<JsonObject> all = new ArrayList<>();
        TOPICS.forEach(topic -> all.addAll(topic(topic)));
        return all;
    }

    static List<JsonObject> topic(String topic) {
        try (InputStream file = Corpus.class.getResourceAsStream("/decisions/" + topic + ".json")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return objects(CaseReader.json(text));
        } catch (IOException | InvalidCaseException unreadable) {
            throw new UncheckedIOException(new IOException(topic, unreadable));
        }
    }

    static List<JsonObject> objects(JsonValue list) {
        return ((JsonArray) list).items().stream().map(JsonObject.class::cast).toList();
    }

    static List<String> texts(JsonValue list) {
        return ((JsonArray) list).items().stream().map(Corpus::text).toList();
    }

    static String text(JsonValue value) {
        return ((JsonString) value).value();
    }
}
