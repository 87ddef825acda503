package dev.muster.iam.minimize;

import dev.muster.iam.reference.ActionSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Chooses few cheap candidates that together cover all wanted actions of a service.
 *
 * <p>Choosing the cheapest is the weighted set cover problem, which is NP-hard: the best of two greedy choices is taken, and improved as
 * long as one more candidate makes more expensive ones superfluous. The same input gives the same choice.
 */
final class Cover {

    private static final int MOST_ROUNDS = 8;

    private final ActionSet wanted;
    private final List<Candidate> candidates;
    private final int overhead;

    /** @param overhead characters that every pattern costs beside its own */
    private Cover(ActionSet wanted, Collection<Candidate> candidates, int overhead) {
        this.wanted = wanted;
        this.candidates = candidates.stream().sorted(Candidate.ORDER).toList();
        this.overhead = overhead;
    }

    static List<Candidate> of(ActionSet wanted, Collection<Candidate> candidates, int overhead) {
        Cover cover = new Cover(wanted, candidates, overhead);
        List<Candidate> byCount = cover.improved(cover.greedy(1));
        List<Candidate> byCost = cover.improved(cover.greedy(cover.overhead));
        return cover.cost(byCost) < cover.cost(byCount) ? byCost : byCount;
    }

    private int cost(Candidate candidate) {
        return candidate.pattern().length() + overhead;
    }

    private int cost(Collection<Candidate> chosen) {
        return chosen.stream().mapToInt(this::cost).sum();
    }

    /** Takes again and again the candidate that covers most per character. @param bias weighs long patterns less when larger */
    private List<Candidate> greedy(int bias) {
        PriorityQueue<Offer> offers = new PriorityQueue<>(Offer.BEST_FIRST);
        candidates.forEach(candidate -> offers.add(offer(candidate, wanted, bias)));
        List<Candidate> chosen = new ArrayList<>();
        ActionSet open = wanted;
        while (!open.isEmpty()) {
            Offer best = offers.remove();
            Offer now = offer(best.candidate, open, bias);
            if (now.gain == best.gain) {
                chosen.add(best.candidate);
                open = open.andNot(best.candidate.covered());
            } else if (now.gain > 0) {
                offers.add(now);
            }
        }
        return chosen;
    }

    private Offer offer(Candidate candidate, ActionSet open, int bias) {
        int covers = candidate.covered().and(open).cardinality();
        return new Offer(candidate, (double) covers / (cost(candidate) + bias));
    }

    private List<Candidate> improved(List<Candidate> first) {
        Selection selection = new Selection();
        first.forEach(selection::add);
        selection.removeSuperfluous(wanted);
        boolean better = true;
        for (int round = 0; better && round < MOST_ROUNDS; round++) {
            better = false;
            for (Candidate candidate : candidates) {
                better |= selection.replaceBy(candidate);
            }
        }
        return List.copyOf(selection.chosen.values());
    }

    private record Offer(Candidate candidate, double gain) {
        static final Comparator<Offer> BEST_FIRST = Comparator.comparingDouble((Offer offer) -> -offer.gain)
                .thenComparing(Offer::candidate, Candidate.ORDER);
    }

    /** What is chosen, and how often each action is covered by it. */
    private final class Selection {
        private final int first = wanted.stream().findFirst().orElse(0);
        private final int[] times = new int[wanted.stream().max().orElse(0) - first + 1];
        private final Map<String, Candidate> chosen = new LinkedHashMap<>();

        void add(Candidate candidate) {
            chosen.put(candidate.pattern(), candidate);
            candidate.covered().forEach(number -> times[number - first]++);
        }

        void remove(Candidate candidate) {
            chosen.remove(candidate.pattern());
            candidate.covered().forEach(number -> times[number - first]--);
        }

        /** Takes a candidate when what it makes superfluous costs more. */
        boolean replaceBy(Candidate candidate) {
            if (chosen.containsKey(candidate.pattern())) {
                return false;
            }
            add(candidate);
            List<Candidate> removed = removeSuperfluous(candidate.covered());
            if (cost(removed) > cost(candidate)) {
                return true;
            }
            removed.forEach(this::add);
            remove(candidate);
            return false;
        }

        /** Removes, the most expensive first, what covers something of a set and nothing alone. */
        List<Candidate> removeSuperfluous(ActionSet touched) {
            List<Candidate> removed = new ArrayList<>();
            chosen.values().stream()
                    .filter(candidate -> candidate.covered().intersects(touched))
                    .sorted(Comparator.comparingInt((Candidate candidate) -> -cost(candidate))
                            .thenComparing(Candidate.ORDER))
                    .toList()
                    .forEach(candidate -> {
                        if (candidate.covered().stream().allMatch(number -> times[number - first] > 1)) {
                            remove(candidate);
                            removed.add(candidate);
                        }
                    });
            return removed;
        }
    }
}
