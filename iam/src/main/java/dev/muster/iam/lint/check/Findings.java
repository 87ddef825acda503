package dev.muster.iam.lint.check;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.Position;
import dev.muster.iam.policy.PolicyReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the checks find in one policy. */
public final class Findings {

    private final LintCatalogue catalogue;
    private final PolicyReading reading;
    private final List<LintFinding> found = new ArrayList<>();

    public Findings(LintCatalogue catalogue, PolicyReading reading) {
        this.catalogue = catalogue;
        this.reading = reading;
    }

    /** With the remedy of the catalogue. */
    public void add(String code, JsonPath path, String message) {
        add(code, path, message, catalogue.code(code).fix());
    }

    /** With a remedy that fits this place better than that of the catalogue. */
    public void add(String code, JsonPath path, String message, String fix) {
        add(code, path, reading.position(path), message, fix);
    }

    /** At a position that the reading told. */
    public void add(String code, JsonPath path, @Nullable Position position, String message) {
        LintCode known = catalogue.code(code);
        add(code, path, position, message, known.fix());
    }

    /** In the order of the text. */
    public List<LintFinding> sorted() {
        return found.stream().sorted(LintFinding.ORDER).toList();
    }

    private void add(String code, JsonPath path, @Nullable Position position, String message, String fix) {
        found.add(new LintFinding(catalogue.code(code), path, position, whole(message), whole(fix)));
    }

    /** Policies may hold surrogates without their other half, which no UTF-8 text can. */
    private static String whole(String text) {
        if (!hasSurrogate(text)) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SURROGATE) {
                whole.append(String.format("\\u%04x", c));
            } else {
                whole.appendCodePoint(c);
            }
        });
        return whole.toString();
    }

    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
