package dev.muster.iam.minimize;

import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Glob;
import dev.muster.iam.reference.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Patterns that stand for the wanted actions of one service.
 *
 * @param chosen the patterns, without the service's prefix, with what each matches
 */
record ServicePatterns(Service service, ActionSet wanted, List<Candidate> chosen) {

    /** Beside a pattern and its service: the colon, two quotation marks and a comma. */
    private static final int PUNCTUATION = 4;

    ServicePatterns {
        chosen = List.copyOf(chosen);
    }

    /** Exactly the wanted actions; a star stands for whole words and never for a single action. */
    static ServicePatterns ofWords(Service service, ActionSet wanted) {
        return exact(service, wanted, false);
    }

    /** Exactly the wanted actions, in as few characters as can be found: stars may cut words, and single names. */
    static ServicePatterns ofLetters(Service service, ActionSet wanted) {
        return exact(service, wanted, true);
    }

    private static ServicePatterns exact(Service service, ActionSet wanted, boolean letters) {
        if (wanted.equals(service.actionSet()) && (letters || wanted.cardinality() > 1)) {
            return new ServicePatterns(service, wanted, List.of(new Candidate("*", wanted)));
        }
        List<Action> members = new ArrayList<>();
        List<Action> others = new ArrayList<>();
        service.actions().forEach(action -> (wanted.contains(action.number()) ? members : others).add(action));
        Names forbidden = new Names(others);
        Names names = new Names(members);
        Set<String> patterns = new HashSet<>(WordPatterns.of(members, forbidden));
        if (letters) {
            patterns.addAll(LetterPatterns.of(members, forbidden));
        }
        List<Candidate> candidates = new ArrayList<>();
        members.forEach(action -> candidates.add(new Candidate(action.name(), ActionSet.of(action.number()))));
        for (String pattern : patterns) {
            ActionSet covered = names.matching(new Glob(pattern));
            if (letters || covered.cardinality() > 1) {
                candidates.add(new Candidate(pattern, covered));
            }
        }
        return new ServicePatterns(service, wanted, Cover.of(wanted, candidates, overhead(service)));
    }

    /** These patterns, but one more, and without those that match nothing beyond it. */
    ServicePatterns widenedBy(Candidate wider) {
        List<Candidate> kept = new ArrayList<>(chosen);
        kept.removeAll(madeSuperfluousBy(wider.covered()));
        kept.add(wider);
        return new ServicePatterns(service, wanted, kept);
    }

    List<Candidate> madeSuperfluousBy(ActionSet matched) {
        return chosen.stream()
                .filter(candidate -> matched.containsAll(candidate.covered()))
                .toList();
    }

    ActionSet matched() {
        ActionSet.Builder matched = new ActionSet.Builder();
        chosen.forEach(candidate -> matched.addAll(candidate.covered()));
        return matched.build();
    }

    /** What the patterns take of a JSON list. */
    int characters() {
        return characters(chosen);
    }

    int characters(Collection<Candidate> candidates) {
        return candidates.stream()
                .mapToInt(candidate -> candidate.pattern().length() + overhead(service))
                .sum();
    }

    /** With the service's prefix. */
    List<String> patterns() {
        return chosen.stream()
                .map(candidate -> service.prefix() + ":" + candidate.pattern())
                .toList();
    }

    private static int overhead(Service service) {
        return service.prefix().length() + PUNCTUATION;
    }
}
