package dev.muster.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.rules.Engine;
import dev.muster.rules.Evaluator;
import dev.muster.rules.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What this version of the engine said of every case is committed: other bytes need another version.
 *
 * <p>After raising {@code engine.version} in rules/pom.xml, {@code ./mvnw -pl rules -am test -Dmuster.golden.write=true} writes it anew.
 */
class GoldenCorpusTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final String VERSION = "engine-version";

    @Test
    void anotherVerdictOrReasonNeedsAnotherVersionOfTheEngine() throws IOException {
        SortedMap<String, String> evaluated = new TreeMap<>();
        evaluated.put(VERSION, version() + "\n");
        for (CaseFolder folder : CaseFolder.all()) {
            evaluated.merge(folder.control() + ".ndjson", line(folder), String::concat);
        }
        if (Boolean.getBoolean("muster.golden.write") && !version().equals(committedVersion())) {
            write(evaluated);
        }

        assertThat(committed())
                .as(
                        "evaluations by engine %s; raise engine.version in rules/pom.xml when they have to change",
                        version())
                .isEqualTo(evaluated);
    }

    /** The control's findings in full, the others by digest. */
    private static String line(CaseFolder folder) {
        Evaluator evaluator = Judgement.EVALUATOR;
        Evaluation evaluation =
                evaluator.evaluate(folder.snapshot(), folder.parameters(evaluator.catalogue()), folder.at());
        JsonArray all = JsonArray.of(evaluation.findings(), Finding::json);
        JsonArray own = JsonArray.of(
                evaluation.findings().stream()
                        .filter(finding -> finding.control().equals(folder.control()))
                        .toList(),
                Finding::json);
        return CanonicalJson.text(JsonObject.builder()
                        .put("case", folder.name())
                        .put("findings", own)
                        .put("all", Digest.of(all).toString())
                        .build())
                + "\n";
    }

    private static String version() {
        return Engine.version().substring(0, Engine.version().indexOf('+'));
    }

    private static String committedVersion() throws IOException {
        Path file = GOLDEN.resolve(VERSION);
        return Files.exists(file) ? Files.readString(file).strip() : "none";
    }

    private static SortedMap<String, String> committed() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(GOLDEN)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static void write(SortedMap<String, String> evaluated) throws IOException {
        Files.createDirectories(GOLDEN);
        for (String file : committed().keySet()) {
            Files.delete(GOLDEN.resolve(file));
        }
        for (String file : evaluated.keySet()) {
            Files.writeString(GOLDEN.resolve(file), evaluated.get(file));
        }
    }
}
