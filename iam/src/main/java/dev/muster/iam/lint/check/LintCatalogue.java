package dev.muster.iam.lint.check;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All kinds of findings, in the order of their documentation. */
public final class LintCatalogue {

    private static final String RESOURCE = "codes.json";

    private final Map<String, LintCode> codes;

    private LintCatalogue(Map<String, LintCode> codes) {
        this.codes = Collections.unmodifiableMap(codes);
    }

    /** The catalogue that this build carries; read once. */
    public static LintCatalogue load() {
        return Carried.CATALOGUE;
    }

    public Collection<LintCode> codes() {
        return codes.values();
    }

    /** The kind of that code, which must be one. */
    public LintCode code(String code) {
        LintCode known = codes.get(code);
        if (known == null) {
            throw new IllegalArgumentException("no lint code `" + code + "`: enter it into " + RESOURCE);
        }
        return known;
    }

    private static LintCatalogue read() {
        try (InputStream bytes = LintCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (bytes == null) {
                throw new IllegalStateException("the build lacks `" + RESOURCE + "`: build it again");
            }
            JsonArray entries = (JsonArray) JsonReader.parse(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, LintCode> codes = new LinkedHashMap<>();
            for (JsonValue entry : entries.items()) {
                LintCode code = code((JsonObject) entry);
                if (codes.put(code.code(), code) != null) {
                    throw new IllegalStateException("lint code `" + code.code() + "` is there twice");
                }
            }
            return new LintCatalogue(codes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static LintCode code(JsonObject entry) {
        return new LintCode(
                required(entry, "code"),
                required(entry, "family"),
                LintSeverity.valueOf(required(entry, "severity")),
                required(entry, "title"),
                required(entry, "fix"),
                text(entry, "aws_code"),
                text(entry, "parliament_code"));
    }

    private static String required(JsonObject entry, String name) {
        String text = text(entry, name);
        if (text == null) {
            throw new IllegalStateException("a lint code lacks `" + name + "`: " + entry);
        }
        return text;
    }

    private static @Nullable String text(JsonObject entry, String name) {
        return entry.get(name) instanceof JsonString text ? text.value() : null;
    }

    private static final class Carried {
        private static final LintCatalogue CATALOGUE = read();
    }
}
