package dev.muster.iam.decision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The verdicts on a request under every combination of the values that unknown facts may have.
 *
 * <p>The same fact may decide several statements: to look at each for itself would not tell whether it changes anything.
 */
final class Completions {

    /** More combinations than this are not tried. */
    private static final int MAX_COMBINATIONS = 16_384;

    /** Nor more than keep the statements looked at below this. */
    private static final int MAX_LOOKS = 20_000_000;

    private final List<UnknownFact> facts;
    private final Verdict[] verdicts;
    private final Map<Verdict, Evaluation> samples = new EnumMap<>(Verdict.class);

    private Completions(List<UnknownFact> facts, int combinations, Function<Assumptions, Evaluation> evaluate) {
        this.facts = facts;
        this.verdicts = new Verdict[combinations];
        for (int i = 0; i < combinations; i++) {
            Evaluation evaluation = evaluate.apply(assumptions(i));
            verdicts[i] = evaluation.verdict();
            samples.putIfAbsent(verdicts[i], evaluation);
        }
    }

    /**
     * Tries all combinations; nothing when there are too many.
     *
     * @param statements how many are looked at for each
     */
    static Optional<Completions> of(
            List<UnknownFact> facts, int statements, Function<Assumptions, Evaluation> evaluate) {
        long most = Math.min(MAX_COMBINATIONS, MAX_LOOKS / Math.max(1, statements));
        long combinations = 1;
        for (UnknownFact fact : facts) {
            combinations *= fact.size();
            if (combinations > most) {
                return Optional.empty();
            }
        }
        return Optional.of(new Completions(facts, (int) combinations, evaluate));
    }

    Set<Verdict> verdicts() {
        return samples.keySet();
    }

    /** An evaluation with the verdict on which all agree: a request that is denied by all, and not always explicitly, is denied implicitly. */
    Optional<Evaluation> agreed() {
        if (samples.size() == 1) {
            return samples.values().stream().findFirst();
        }
        return samples.containsKey(Verdict.ALLOWED)
                ? Optional.empty()
                : Optional.ofNullable(samples.get(Verdict.IMPLICITLY_DENIED));
    }

    /** The facts of which one value allows and another denies, the others being the same. */
    List<MissingFact> deciding() {
        Set<MissingFact> deciding = new LinkedHashSet<>();
        int step = 1;
        for (UnknownFact fact : facts) {
            if (decides(step, fact.size())) {
                deciding.add(fact.fact());
            }
            step *= fact.size();
        }
        return new ArrayList<>(deciding);
    }

    private boolean decides(int step, int size) {
        for (int i = 0; i < verdicts.length; i++) {
            boolean last = i / step % size == size - 1;
            if (!last && (verdicts[i] == Verdict.ALLOWED) != (verdicts[i + step] == Verdict.ALLOWED)) {
                return true;
            }
        }
        return false;
    }

    private Assumptions assumptions(int combination) {
        Map<String, List<String>> keys = new HashMap<>();
        Map<Object, DocumentState> documents = new HashMap<>();
        int rest = combination;
        for (UnknownFact fact : facts) {
            fact.assume(rest % fact.size(), keys, documents);
            rest /= fact.size();
        }
        return new Assumptions(keys, documents);
    }
}
