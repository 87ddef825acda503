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
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `muster simulate`: decides requests, one line of JSON for each. */
@Command(
        name = "simulate",
        description =
                "Decide requests under their policies, as AWS documents it: one JSON object per line in, one per line out."
                        + " No database, no network.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A case: {\"id\", \"request\":{\"principal\",\"action\",\"resource\",\"context\"}, \"identity_policies\":[{\"name\",\"policy\"}], …};",
            "see docs/policy-evaluation.md. A line that is no case is answered with {\"id\",\"line\",\"error\"}.",
            "",
            "Exit codes: 0 every line was decided, 2 some were no cases, or could not run."
        })
final class SimulateCommand implements Callable<Integer> {

    /** So many members that mean nothing are told, not more. */
    private static final int MOST_WARNINGS = 20;

    @Spec
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "cases; standard input when left out or `-`")
    @Nullable
    Path file;

    private final Set<String> unread = new HashSet<>();
    private boolean failed;

    @Override
    public Integer call() throws IOException {
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
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private CommandException unreadable(IOException cause) {
        String input = file == null ? "-" : file.toString();
        return new CommandException("`" + input + "` cannot be read: give a file of cases, or `-`", cause);
    }

    /** Answers line by line; whoever waits for an answer before the next case gets it. */
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
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private boolean waiting(TextLines lines) {
        try {
            return lines.waiting();
        } catch (IOException failure) {
            throw unreadable(failure);
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
            spec.commandLine()
                    .getErr()
                    .println("muster: line " + line + ": `" + DisplayText.terminal(path)
                            + "` means nothing here and was not read");
        }
    }
}
