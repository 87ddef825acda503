package dev.muster.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Judgement;
import dev.muster.rules.SnapshotBuilder;
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

/** The rules and a second reading of the definitions must say the same of random snapshots. */
class SecondReadingTest {

    private static final int SEEDS = 400;

    @Test
    void secondReadingAgreesOnWholeAndTornSnapshots() {
        List<String> differences = new ArrayList<>();
        Set<String> controls = new TreeSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomAccount account = new RandomAccount(seed);
            Veil veil = seed % 8 == 0 ? Veil.NONE : Veil.of(account, new Dice(~seed), true);
            Snapshot snapshot = Rendering.of(account, veil);
            Map<Judged, Outcome> read = SecondReading.of(snapshot, SnapshotBuilder.NOW);
            Map<Judged, Outcome> judged = judged(snapshot);
            read.keySet().forEach(each -> controls.add(each.control()));
            differences.addAll(differences(seed, snapshot, read, judged, controls));
        }
        assertThat(summary(differences)).isEmpty();
        assertThat(controls).hasSizeGreaterThan(20);
    }

    static Map<Judged, Outcome> judged(Snapshot snapshot) {
        Map<Judged, Outcome> judged = new TreeMap<>();
        for (Finding finding : Judgement.of(snapshot).evaluation().findings()) {
            judged.put(new Judged(finding.control(), finding.resource().id()), finding.outcome());
        }
        return judged;
    }

    private static List<String> differences(
            long seed,
            Snapshot snapshot,
            Map<Judged, Outcome> read,
            Map<Judged, Outcome> judged,
            Set<String> controls) {
        Set<Judged> all = new HashSet<>(read.keySet());
        judged.keySet().stream()
                .filter(each -> controls.contains(each.control()))
                .forEach(all::add);
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

    /** What the answers say of a resource: only lines that name it. */
    static String facts(Snapshot snapshot, String resource) {
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        return snapshot.sections().entrySet().stream()
                .filter(section -> !section.getKey().name().contains("/")
                        || section.getKey().name().endsWith("/" + name)
                        || section.getKey().name().contains(name.toUpperCase(Locale.ROOT)))
                .map(section -> "    " + section.getKey().name() + ": " + text(section.getValue(), name))
                .collect(Collectors.joining("\n"));
    }

    private static String text(Section<?> section, String name) {
        if (section instanceof Section.Present<?> present && present.value() instanceof CredentialReport report) {
            return report.rows().stream()
                    .filter(row -> row.arn().endsWith(name))
                    .map(row -> row.cells().toString())
                    .collect(Collectors.joining(" and "));
        }
        String text = section.toString();
        int place = Math.max(0, text.indexOf(name) - 100);
        return text.substring(place, Math.min(text.length(), place + 900));
    }
}
