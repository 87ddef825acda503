package dev.muster.api.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.command.Judge;
import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.MemoryTree;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not read turns what needs it UNDETERMINED, and changes no other verdict. */
class RemovedFilesTest {

    private static final String ACCOUNT = ProductionAccount.ID + "/";
    private static final String DENIED =
            "An error occurred (AccessDenied) when calling the operation: User is not authorized to perform it\n";
    private static final Instant LATER = Instant.parse("2026-10-01T00:00:00Z");
    private static final SortedMap<String, byte[]> BUNDLE = bundle();
    private static final Judge JUDGE = Judge.with(null);
    private static final Map<String, Finding> WHOLE = judge(BUNDLE);

    @ParameterizedTest
    @MethodSource("files")
    void aMissingFileLeavesVerdictsOpenOrAsTheyWere(String file) {
        SortedMap<String, byte[]> rest = new TreeMap<>(BUNDLE);
        rest.remove(file);

        assertOnlyOpened(judge(rest), section(file), Cause.NOT_COLLECTED);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aDeniedCallDoesTheSameWithItsCause(String file) {
        SortedMap<String, byte[]> rest = new TreeMap<>(BUNDLE);
        rest.remove(file);
        rest.put(file.replaceFirst("\\.[a-z]+$", ".error"), DENIED.getBytes(StandardCharsets.UTF_8));

        assertOnlyOpened(judge(rest), section(file), Cause.DENIED);
    }

    static Stream<String> files() {
        return BUNDLE.keySet().stream().filter(file -> file.startsWith(ACCOUNT) && !file.endsWith("manifest.json"));
    }

    private static void assertOnlyOpened(Map<String, Finding> judged, String section, Cause cause) {
        judged.forEach((key, finding) -> {
            Finding before = WHOLE.get(key);
            if (finding.outcome() == Outcome.UNDETERMINED) {
                assertThat(finding.unread()).as(key).contains(new Unread(section, cause));
            } else {
                assertThat(before).as("%s is new", key).isNotNull();
                assertThat(finding.outcome()).as(key).isEqualTo(before.outcome());
            }
        });
        Set<String> openControls = judged.values().stream()
                .filter(finding -> finding.outcome() == Outcome.UNDETERMINED)
                .map(Finding::control)
                .collect(Collectors.toSet());
        WHOLE.forEach((key, finding) -> assertThat(judged.containsKey(key) || openControls.contains(finding.control()))
                .as("%s is gone without a word", key)
                .isTrue());
    }

    private static String section(String file) {
        return file.substring(ACCOUNT.length()).replaceFirst("\\.[a-z]+$", "");
    }

    private static Map<String, Finding> judge(SortedMap<String, byte[]> files) {
        try {
            List<Finding> findings = JUDGE.evaluate(
                            FileSource.read(new MemoryTree(files), TimeOptions.known(null, LATER)).snapshots().stream()
                                    .filter(snapshot -> snapshot.account().equals(ProductionAccount.ID))
                                    .findFirst()
                                    .orElseThrow())
                    .findings();
            return findings.stream()
                    .collect(Collectors.toMap(
                            finding ->
                                    finding.control() + " " + finding.resource().id(),
                            finding -> finding));
        } catch (UnreadableInputException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static SortedMap<String, byte[]> bundle() {
        return new SampleOrganization(LocalDate.parse("2026-09-30")).files(72);
    }
}
