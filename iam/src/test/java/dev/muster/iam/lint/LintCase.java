package dev.muster.iam.lint;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.lint.check.PolicyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A code with policies that have it, each at a path, and near misses that have it not.
 *
 * @param finds policies with the path at which the code is found
 * @param passes policies in which the code is not found
 */
record LintCase(String code, PolicyType type, List<Document> finds, List<Document> passes) {

    /** A policy of a case. @param path empty where nothing is to be found */
    record Document(String text, String path) {

        private static Document of(JsonValue json) {
            JsonObject object = (JsonObject) json;
            String text = object.get("text") instanceof JsonString given
                    ? given.value()
                    : CanonicalJson.text(Objects.requireNonNull(object.get("policy")));
            return new Document(text, object.get("path") instanceof JsonString path ? path.value() : "");
        }

        private static List<Document> all(JsonValue json) {
            return ((JsonArray) json).items().stream().map(Document::of).toList();
        }
    }

    /** The committed corpus. */
    static List<LintCase> all() {
        List<LintCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(LintCase.class.getResource("/lint")).toURI()))) {
            for (Path file : files.sorted().toList()) {
                ((JsonArray) JsonReader.parse(Files.readString(file))).items().forEach(json -> cases.add(of(json)));
            }
            return cases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static LintCase of(JsonValue json) {
        JsonObject object = (JsonObject) json;
        return new LintCase(
                text(object, "code"),
                PolicyType.valueOf(text(object, "type").toUpperCase(Locale.ROOT)),
                Document.all(Objects.requireNonNull(object.get("finds"))),
                Document.all(Objects.requireNonNull(object.get("passes"))));
    }

    private static String text(JsonObject object, String name) {
        return ((JsonString) Objects.requireNonNull(object.get(name))).value();
    }

    @Override
    public String toString() {
        return code;
    }
}
