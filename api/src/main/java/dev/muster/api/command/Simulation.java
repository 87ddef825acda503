package dev.muster.api.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.muster.api.report.DisplayText;
import dev.muster.api.report.JsonText;
import dev.muster.iam.decision.DecisionEngine;
import dev.muster.iam.decision.simulation.CaseReader;
import dev.muster.iam.decision.simulation.DecisionJson;
import dev.muster.iam.decision.simulation.InvalidCaseException;
import dev.muster.iam.decision.simulation.SimulationCase;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.reference.ServiceReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides the cases of a file or of standard input, line by line. */
final class Simulation {

    /** So many members that mean nothing are told, not more. */
    private static final int MOST_WARNINGS = 20;

    private final @Nullable Path file;
    private final PrintWriter err;
    private final Set<String> unread = new HashSet<>();
    private boolean failed;

    /** @param file null or `-` for standard input */
    Simulation(@Nullable Path file, PrintWriter err) {
        this.file = file;
        this.err = err;
    }

    /**
     * Answers every line; whoever waits for an answer before the next case gets it.
     *
     * @return the exit code
     * @throws CommandException when the cases cannot be read or the answers not be written
     */
    int run() throws IOException {
        CaseReader reader = new CaseReader(ServiceReference.load());
        try (TextLines lines = new TextLines(open())) {
            StandardOutput.write(out -> answer(reader, lines, out));
        }
        return failed ? ExitCode.COULD_NOT_RUN : ExitCode.DONE;
    }

    private InputStream open() {
        if (file == null || file.toString().equals("-")) {
            return System.in;
        }
        try {
            return Files.newInputStream(file);
        } catch (IOException cause) {
            throw unreadable(cause);
        }
    }

    private CommandException unreadable(IOException cause) {
        String input = file == null ? "-" : file.toString();
        return new CommandException("`" + input + "` cannot be read: give a file of cases, or `-`", cause);
    }

    private void answer(CaseReader reader, TextLines lines, Writer out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.setRootValueSeparator(null);
        for (TextLines.Line line = next(lines); line != null; line = next(lines)) {
            if (!line.text().isBlank()) {
                JsonObject answer = answer(reader, line);
                failed |= answer.get("error") != null;
                JsonText.write(answer, json);
                json.writeRaw('\n');
                if (waiting(lines)) {
                    json.flush();
                }
            }
        }
        json.flush();
    }

    private TextLines.@Nullable Line next(TextLines lines) {
        try {
            return lines.next();
        } catch (IOException cause) {
            throw unreadable(cause);
        }
    }

    private boolean waiting(TextLines lines) {
        try {
            return lines.waiting();
        } catch (IOException cause) {
            throw unreadable(cause);
        }
    }

    private JsonObject answer(CaseReader reader, TextLines.Line line) {
        if (!line.wellFormed()) {
            return error(new JsonNull(), line, "not UTF-8 text: save the file as UTF-8");
        }
        try {
            SimulationCase read = reader.read(line.text());
            read.unread().forEach(path -> warn(line.number(), path));
            return DecisionJson.of(read.id(), DecisionEngine.decide(read.request(), read.layers()));
        } catch (InvalidCaseException invalid) {
            return error(invalid.id(), line, String.valueOf(invalid.getMessage()));
        }
    }

    private static JsonObject error(JsonValue id, TextLines.Line line, String message) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("line", new JsonNumber(Long.toString(line.number())));
        members.put("error", new JsonString(message));
        return new JsonObject(members);
    }

    private void warn(long line, String path) {
        if (unread.size() < MOST_WARNINGS && unread.add(path)) {
            err.println("muster: line " + line + ": `" + DisplayText.terminal(path)
                    + "` means nothing here and was not read");
        }
    }
}
