package dev.muster.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Control;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Judgement;
import dev.muster.rules.SnapshotBuilder;
import dev.muster.rules.parameter.ParameterException;
import dev.muster.rules.parameter.ParameterFile;
import dev.muster.rules.parameter.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules and a second reading of the definitions must say the same of random snapshots. */
class SecondReadingTest {

    private static final int SEEDS = 400;

    @Test
    void secondReadingAgreesOnWholeAndTornSnapshots() {
        compare(0, Settings.DEFAULTS, ParameterFile.defaults(Judgement.EVALUATOR.catalogue()));
    }

    @Test
    void secondReadingAgreesWhenEveryParameterIsSet(@TempDir Path folder) throws IOException, ParameterException {
        Path file = Files.writeString(folder.resolve("parameters.yaml"), Settings.ALL.yaml());
        ParameterFile parameters = ParameterFile.read(file, Judgement.EVALUATOR.catalogue());

        Map<String, Set<Outcome>> seen = compare(SEEDS, Settings.ALL, parameters);

        assertThat(seen)
                .as("every outcome of every control was tried")
                .isEqualTo(Judgement.EVALUATOR.catalogue().controls().stream()
                        .collect(Collectors.toMap(Control::id, Control::outcomes)));
    }

    private static Map<String, Set<Outcome>> compare(long firstSeed, Settings settings, ParameterFile parameters) {
        List<String> differences = new ArrayList<>();
        Map<String, Set<Outcome>> seen = new TreeMap<>();
        for (long seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
            RandomAccount account = new RandomAccount(seed);
            Veil veil = seed % 8 == 0 ? Veil.NONE : Veil.of(account, new Dice(~seed), true);
            Snapshot snapshot = Rendering.of(account, veil);
            Map<Judged, Outcome> read = SecondReading.of(snapshot, settings, SnapshotBuilder.NOW);
            differences.addAll(differences(seed, snapshot, read, judged(snapshot, parameters.of(snapshot))));
            read.forEach((each, outcome) -> seen.computeIfAbsent(each.control(), control -> new TreeSet<>())
                    .add(outcome));
        }
        assertThat(summary(differences)).isEmpty();
        return seen;
    }

    static Map<Judged, Outcome> judged(Snapshot snapshot, Parameters parameters) {
        Map<Judged, Outcome> judged = new TreeMap<>();
        for (Finding finding : Judgement.of(snapshot, parameters, SnapshotBuilder.NOW)
                .evaluation()
                .findings()) {
            judged.put(new Judged(finding.control(), finding.resource().id()), finding.outcome());
        }
        return judged;
    }

    private static List<String> differences(
            long seed, Snapshot snapshot, Map<Judged, Outcome> read, Map<Judged, Outcome> judged) {
        Set<Judged> all = new HashSet<>(read.keySet());
        all.addAll(judged.keySet());
        return all.stream()
                .sorted()
                .filter(each -> read.get(each) != judged.get(each))
                .map(each -> each.control() + " of " + each.resource() + " with seed " + seed + ": read "
                        + read.get(each) + ", judged " + judged.get(each) + "\n" + facts(snapshot, each.resource()))
                .toList();
    }

    /** The first difference of each control. */
    private static String summary(List<String> differences) {
        return differences.stream()
                .collect(Collectors.toMap(
                        text -> text.substring(0, text.indexOf(' ')), text -> text, (one, other) -> one, TreeMap::new))
                .values()
                .stream()
                .collect(Collectors.joining("\n"));
    }

    /** What the answers say of a resource: only what names it. */
    static String facts(Snapshot snapshot, String resource) {
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        List<String> facts = new ArrayList<>();
        snapshot.sections().forEach((id, section) -> {
            String own = id.subject() == null ? name : id.subject();
            if (own.equals(name) || own.contains(name.toUpperCase(Locale.ROOT))) {
                facts.add("    " + id.name() + ": " + text(section, resource));
            }
        });
        return String.join("\n", facts);
    }

    private static String text(Section<?> section, String resource) {
        if (!(section instanceof Section.Present<?> present)) {
            return section.toString();
        }
        if (present.value() instanceof CredentialReport report) {
            return report.rows().stream()
                    .filter(row -> row.arn().equals(resource))
                    .map(row -> row.cells().toString())
                    .collect(Collectors.joining(" and "));
        }
        if (present.value() instanceof AuthorizationDetails details) {
            return details.entities()
                    .filter(entity -> entity.arn().equals(resource))
                    .map(Object::toString)
                    .collect(Collectors.joining(" and "));
        }
        return present.value().toString();
    }
}
