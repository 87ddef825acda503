package dev.muster.iam.minimize;

import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Glob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes the patterns of a service shorter by matching more than is wanted: step by step, with few extra actions for each character. */
final class Widening {

    private final Names all;
    private final List<Candidate> wider;
    private ServicePatterns patterns;
    private List<Step> steps;

    Widening(ServicePatterns exact) {
        all = new Names(exact.service().actions());
        patterns = exact;
        wider = wider(exact);
        steps = steps();
    }

    /**
     * A pattern that could be added.
     *
     * @param saved characters, at least one
     * @param extra actions that it adds to what is matched
     */
    record Step(Widening service, Candidate wider, int saved, int extra) {

        static final Comparator<Step> BEST_FIRST = Comparator.comparingDouble(
                        (Step step) -> (double) step.extra / step.saved)
                .thenComparingInt(step -> -step.saved)
                .thenComparing(step -> step.service.patterns.service().prefix())
                .thenComparing(Step::wider, Candidate.ORDER);

        static final Comparator<Step> FEWEST_EXTRA_FIRST =
                Comparator.comparingInt(Step::extra).thenComparing(BEST_FIRST);
    }

    ServicePatterns patterns() {
        return patterns;
    }

    Optional<Step> best() {
        return steps.stream().min(Step.BEST_FIRST);
    }

    /** The step that saves so many characters at once with the fewest extra actions. */
    Optional<Step> saving(int characters) {
        return steps.stream().filter(step -> step.saved >= characters).min(Step.FEWEST_EXTRA_FIRST);
    }

    void take(Step step) {
        patterns = patterns.widenedBy(step.wider);
        steps = steps();
    }

    private List<Step> steps() {
        ActionSet matched = patterns.matched();
        List<Step> found = new ArrayList<>();
        for (Candidate candidate : wider) {
            List<Candidate> superfluous = patterns.madeSuperfluousBy(candidate.covered());
            int saved = patterns.characters(superfluous) - patterns.characters(List.of(candidate));
            if (saved > 0) {
                found.add(new Step(
                        this,
                        candidate,
                        saved,
                        candidate.covered().andNot(matched).cardinality()));
            }
        }
        return found;
    }

    /** What begins, ends or contains like a wanted name, cut at words; and everything. */
    private List<Candidate> wider(ServicePatterns exact) {
        Set<String> texts = new TreeSet<>(List.of("*"));
        for (Action action : exact.service().actions()) {
            if (exact.wanted().contains(action.number())) {
                List<String> words = Words.of(action.name());
                for (int i = 1; i < words.size(); i++) {
                    texts.add(String.join("", words.subList(0, i)) + "*");
                    texts.add("*" + String.join("", words.subList(i, words.size())));
                    texts.add("*" + words.get(i) + "*");
                }
            }
        }
        return texts.stream()
                .map(text -> new Candidate(text, all.matching(new Glob(text))))
                .toList();
    }
}
