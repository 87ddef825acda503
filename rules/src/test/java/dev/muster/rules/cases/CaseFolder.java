package dev.muster.rules.cases;

import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Unread;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Catalogue;
import dev.muster.rules.parameter.ParameterException;
import dev.muster.rules.parameter.ParameterFile;
import dev.muster.rules.parameter.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder {@code cases/CONTROL/CASE}: a bundle, perhaps {@code parameters.yaml}, and in {@code expected.json} what the control must say of it.
 *
 * @param claim what the case shows, for people
 * @param expected every finding of the control
 */
public record CaseFolder(
        String control, String name, Path folder, Snapshot snapshot, String claim, Instant at, List<Judged> expected) {

    private static final Path CASES = Path.of("src", "test", "resources", "cases");

    /** What was said of one resource. @param unread the sections that make it undetermined */
    public record Judged(String resource, Outcome outcome, List<Unread> unread) {}

    public CaseFolder {
        expected = List.copyOf(expected);
    }

    /** Every case of every control, in the order of their names. */
    public static List<CaseFolder> all() {
        List<CaseFolder> cases = new ArrayList<>();
        for (Path control : folders(CASES)) {
            for (Path name : folders(control)) {
                cases.add(read(control, name));
            }
        }
        return cases;
    }

    /** The parameters of the case: its file's, or the catalogue's defaults. */
    public Parameters parameters(Catalogue catalogue) {
        Path file = folder.resolve("parameters.yaml");
        try {
            ParameterFile read =
                    Files.exists(file) ? ParameterFile.read(file, catalogue) : ParameterFile.defaults(catalogue);
            return read.of(snapshot);
        } catch (ParameterException invalid) {
            throw new AssertionError("the parameters of " + this, invalid);
        }
    }

    /** What an evaluation says of the control. */
    public List<Judged> judged(Evaluation evaluation) {
        return evaluation.findings().stream()
                .filter(finding -> finding.control().equals(control))
                .map(finding -> new Judged(finding.resource().id(), finding.outcome(), finding.unread()))
                .sorted((one, other) -> one.resource().compareTo(other.resource()))
                .toList();
    }

    @Override
    public String toString() {
        return control + "/" + name;
    }

    private static CaseFolder read(Path control, Path folder) {
        try {
            AnswerFields expected = AnswerFields.of(
                    JsonReader.parse(Files.readString(folder.resolve("expected.json"))),
                    "expected",
                    "$",
                    new ReadLog(null));
            Instant at = Objects.requireNonNull(expected.instantOrNull("at"));
            Snapshot snapshot = FileSource.read(folder.resolve("bundle"), TimeOptions.orClock(at, at))
                    .snapshots()
                    .get(0);
            return new CaseFolder(
                    control.getFileName().toString(),
                    folder.getFileName().toString(),
                    folder,
                    snapshot,
                    expected.text("claim"),
                    at,
                    expected.objects("findings", CaseFolder::finding));
        } catch (IOException | UnreadableInputException unreadable) {
            throw new AssertionError("the case `" + folder + "` cannot be read", unreadable);
        }
    }

    private static Judged finding(AnswerFields finding) {
        return new Judged(
                finding.text("resource"),
                Outcome.valueOf(finding.text("outcome")),
                finding.objects(
                        "unread",
                        unread -> new Unread(
                                unread.text("section"),
                                Cause.valueOf(unread.text("cause").toUpperCase(Locale.ROOT)))));
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> found = Files.list(parent)) {
            return found.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
