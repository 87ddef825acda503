package dev.muster.api.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.muster.iam.json.JsonValue;
import java.io.IOException;
import java.io.Writer;

/** Writes a JSON value over several lines: for people, and the same bytes on every system. */
public final class PrettyJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private PrettyJson() {}

    /** Writes the value and a line end; the writer stays open. */
    public static void write(JsonValue value, Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENTER));
            JsonText.write(value, json);
            json.writeRaw('\n');
        }
    }
}
