package dev.muster.api.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.muster.iam.json.JsonValue;
import java.io.IOException;
import java.io.Writer;

/** Prints one JSON value over several lines; characters outside ASCII are escaped, since a terminal may take some of them for commands. */
public final class JsonPrinter {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** The last character that stands as itself: the one after it is a control character. */
    private static final int LAST_PLAIN = '~';

    /** The same line ends on every system: the same input gives the same bytes. */
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private JsonPrinter() {}

    public static void print(JsonValue value, Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setHighestNonEscapedChar(LAST_PLAIN);
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
            JsonText.write(value, json);
            json.writeRaw('\n');
        }
    }
}
