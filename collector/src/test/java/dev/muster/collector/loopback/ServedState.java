package dev.muster.collector.loopback;

import dev.muster.collector.file.BundleTree;
import dev.muster.collector.file.MemoryTree;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The state that the endpoint serves: the files of a bundle, which may change while it is served. */
public final class ServedState {

    /** Documents keep their text letter for letter. */
    static final Set<String> DOCUMENTS = Set.of("PolicyDocument", "AssumeRolePolicyDocument", "Document");

    private static final Pattern ERROR = Pattern.compile("An error occurred \\(([^()\\s]+)\\)");

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** The files of a bundle whose lists are not cut into pages. */
    public static ServedState of(BundleTree tree) throws IOException {
        ServedState state = new ServedState();
        for (String file : tree.files()) {
            try (InputStream bytes = tree.open(file)) {
                state.files.put(file, bytes.readAllBytes());
            }
        }
        return state;
    }

    /** The files as they are now. */
    public BundleTree tree() {
        return new MemoryTree(files);
    }

    /** Adds or replaces a file. */
    public ServedState put(String file, String content) {
        files.put(file, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Deletes a file; without one, the endpoint says that there is nothing of the kind. */
    public void remove(String file) {
        files.remove(file);
    }

    /** Deletes from a list in a file what has that text in a member: a user by name, say. */
    public void removeEntry(String file, String list, String member, String text) {
        JsonObject answer = json(file).orElseThrow();
        List<JsonValue> kept = items(answer, list)
                .filter(item -> !text(item, member).equals(text))
                .toList();
        put(file, CanonicalJson.text(answer.with(new JsonObject(Map.of(list, new JsonArray(kept))))));
    }

    /** The paths that begin so. */
    NavigableSet<String> below(String prefix) {
        NavigableSet<String> below = new TreeSet<>();
        files.keySet().stream().filter(file -> file.startsWith(prefix)).forEach(below::add);
        return below;
    }

    Optional<JsonObject> json(String file) {
        byte[] bytes = files.get(file);
        return bytes == null
                ? Optional.empty()
                : Optional.of((JsonObject) JsonReader.parse(new String(bytes, StandardCharsets.UTF_8), DOCUMENTS));
    }

    /** The error that stands beside an answer. */
    Optional<Answer.Refusal> error(String stem) {
        byte[] bytes = files.get(stem + ".error");
        if (bytes == null) {
            return Optional.empty();
        }
        Matcher code = ERROR.matcher(new String(bytes, StandardCharsets.UTF_8));
        return Optional.of(Refusals.ofCode(code.find() ? code.group(1) : "InternalFailure"));
    }

    static Stream<JsonValue> items(JsonObject answer, String list) {
        return answer.get(list) instanceof JsonArray array ? array.items().stream() : Stream.empty();
    }

    /** The text of a member; empty when there is none. */
    static String text(JsonValue item, String member) {
        return item instanceof JsonObject object && object.get(member) instanceof JsonString text ? text.value() : "";
    }
}
