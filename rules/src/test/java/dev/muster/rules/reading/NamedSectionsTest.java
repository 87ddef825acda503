package dev.muster.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Judgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An undetermined finding names the sections that were not read, each with its cause, and reading these would settle it. */
class NamedSectionsTest {

    private static final int SEEDS = 120;
    private static final int ROUNDS = 6;

    @Test
    void eachNamedSectionIsUnreadOrTornAsItsCauseSays() {
        List<String> faults = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Snapshot snapshot = Rendering.of(new RandomAccount(seed), veil(seed));
            for (Finding finding : judged(snapshot).values()) {
                for (Unread unread : finding.unread()) {
                    if (!isSo(snapshot, unread)) {
                        faults.add(unread + " with seed " + seed + ": " + finding);
                    }
                }
            }
        }
        assertThat(String.join("\n", faults)).isEmpty();
    }

    @Test
    void readingTheNamedSectionsSettlesTheFinding() {
        List<String> faults = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomAccount account = new RandomAccount(seed);
            Map<Judged, Finding> whole = judged(Rendering.of(account, Veil.NONE));
            Veil veil = veil(seed);
            Map<Set<String>, Map<Judged, Finding>> reads = new HashMap<>();
            for (Map.Entry<Judged, Finding> entry :
                    judged(Rendering.of(account, veil)).entrySet()) {
                if (entry.getValue().outcome() == Outcome.UNDETERMINED) {
                    Finding left = settled(account, veil, entry.getKey(), reads);
                    if (left != null && !left.equals(whole.get(entry.getKey()))) {
                        faults.add("with seed " + seed + " what is named does not tell: " + left);
                    }
                }
            }
        }
        assertThat(String.join("\n", faults)).isEmpty();
    }

    /**
     * Reads what the finding names, until it names nothing more; null when it was settled.
     *
     * @param reads findings by the sections that were read, which many a finding names alike
     */
    private static @Nullable Finding settled(
            RandomAccount account, Veil veil, Judged each, Map<Set<String>, Map<Judged, Finding>> reads) {
        Set<String> told = new HashSet<>();
        Finding finding = null;
        for (int round = 0; round < ROUNDS; round++) {
            finding = reads.computeIfAbsent(
                            Set.copyOf(told), sections -> judged(Rendering.of(account, veil.without(sections))))
                    .get(each);
            if (finding == null || finding.outcome() != Outcome.UNDETERMINED) {
                return null;
            }
            Set<String> named = finding.unread().stream().map(Unread::section).collect(Collectors.toSet());
            if (!told.addAll(named)) {
                return finding;
            }
        }
        return finding;
    }

    private static Veil veil(long seed) {
        RandomAccount account = new RandomAccount(seed);
        return Veil.of(account, new Dice(~seed), false).withoutDeceit(account);
    }

    private static boolean isSo(Snapshot snapshot, Unread unread) {
        SectionId id = SectionKinds.find(unread.section()).orElseThrow();
        Section<?> section = snapshot.sections().getOrDefault(id, new Section.Unreadable<>(Cause.NOT_COLLECTED));
        return section instanceof Section.Unreadable<?> unreadable
                ? unreadable.cause() == unread.cause()
                : Set.of(Cause.NOT_COLLECTED, Cause.TRUNCATED, Cause.MALFORMED).contains(unread.cause());
    }

    private static Map<Judged, Finding> judged(Snapshot snapshot) {
        return Judgement.of(snapshot).evaluation().findings().stream()
                .collect(Collectors.toMap(
                        finding ->
                                new Judged(finding.control(), finding.resource().id()),
                        finding -> finding,
                        (one, other) -> one,
                        TreeMap::new));
    }
}
