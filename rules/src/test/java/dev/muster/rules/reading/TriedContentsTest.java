package dev.muster.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Judgement;
import dev.muster.rules.SnapshotBuilder;
import dev.muster.rules.parameter.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Where something was not read, an outcome is known exactly when everything that may stand there gives it. */
class TriedContentsTest {

    private static final int SEEDS = 25;
    private static final int ROUNDS = 20;

    @Test
    void undeterminedStandsExactlyWhereContentsDiffer() {
        List<String> faults = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomAccount account = Variations.account(seed);
            Veil veil = Veil.of(account, new Dice(~seed), false).withoutDeceit(account);
            Snapshot veiled = Rendering.of(account, veil);
            if (new Evidence(veiled, SnapshotBuilder.NOW).partition().equals(account.partition)) {
                faults.addAll(faults(seed, veil, veiled));
            }
        }
        assertThat(String.join("\n", faults)).isEmpty();
    }

    private static List<String> faults(long seed, Veil veil, Snapshot veiled) {
        Map<Judged, Outcome> judged =
                SecondReadingTest.judged(veiled, Parameters.defaults(Judgement.EVALUATOR.catalogue()));
        Map<Judged, Set<Outcome>> tried = new TreeMap<>();
        add(tried, Variations.account(seed));
        Variations variations = new Variations(seed, veil, veiled);
        variations.extremes().forEach(account -> add(tried, account));
        int rounds = 0;
        do {
            variations.some(20).forEach(account -> add(tried, account));
            rounds++;
        } while (rounds < ROUNDS && !needless(judged, tried).isEmpty());

        List<String> faults = new ArrayList<>();
        judged.forEach((each, outcome) -> {
            Set<Outcome> contents = tried.getOrDefault(each, Set.of());
            boolean contradicted =
                    outcome != Outcome.UNDETERMINED && contents.stream().anyMatch(content -> content != outcome);
            if (contradicted || needless(judged, tried).contains(each)) {
                faults.add(each.control() + " of " + each.resource() + " with seed " + seed + ": judged " + outcome
                        + ", contents give " + contents + "; " + veil + "\n"
                        + SecondReadingTest.facts(veiled, each.resource()));
            }
        });
        return faults;
    }

    private static void add(Map<Judged, Set<Outcome>> tried, RandomAccount account) {
        SecondReading.of(Rendering.of(account, Veil.NONE), Settings.DEFAULTS, SnapshotBuilder.NOW)
                .forEach((each, outcome) ->
                        tried.computeIfAbsent(each, first -> new TreeSet<>()).add(outcome));
    }

    /** Undetermined, though every content gives the same known outcome. */
    private static Set<Judged> needless(Map<Judged, Outcome> judged, Map<Judged, Set<Outcome>> tried) {
        Set<Judged> needless = new TreeSet<>();
        judged.forEach((each, outcome) -> {
            Set<Outcome> contents = tried.getOrDefault(each, Set.of());
            if (outcome == Outcome.UNDETERMINED && contents.size() == 1 && !contents.contains(Outcome.UNDETERMINED)) {
                needless.add(each);
            }
        });
        return needless;
    }
}
