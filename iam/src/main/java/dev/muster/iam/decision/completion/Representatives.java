package dev.muster.iam.decision.completion;

import dev.muster.iam.decision.pattern.Automaton;
import dev.muster.iam.decision.pattern.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts that stand for all texts: for every set of patterns that some text matches together, without matching the others, one such text.
 *
 * <p>All patterns read along at once, letter by letter, until no new state is found; letters that no pattern tells from others are
 * one letter. Where texts are compared with each other, too, there are as many of each kind, so that some are the same and some not.
 */
final class Representatives {

    /** More steps of machines than this are not taken. */
    private static final int MAX_STEPS = 1_000_000;

    private static final String UNUSED = "xyzqjk0123456789_~";

    private final List<Automaton> machines;
    private final int exact;
    private final int each;
    private final Set<Character> alphabet = new TreeSet<>();

    /** Where each machine stands. */
    private static final class State {

        private final long[][] places;

        State(long[][] places) {
            this.places = places;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof State state && Arrays.deepEquals(places, state.places);
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(places);
        }
    }

    private record Reached(State state, String text) {}

    private Representatives(Collection<Tokens> patterns, Collection<String> folded, int each) {
        this.each = each;
        this.machines = new ArrayList<>();
        patterns.forEach(pattern -> machines.add(new Automaton(pattern)));
        this.exact = machines.size();
        folded.forEach(text -> machines.add(new Automaton(Tokens.ofText(text))));
        for (int i = 0; i < machines.size(); i++) {
            for (char letter : machines.get(i).alphabet()) {
                alphabet.add(letter);
                if (i >= exact) {
                    alphabet.add(Character.toUpperCase(letter));
                }
            }
        }
        for (int i = 0; i < each; i++) {
            alphabet.add(unused());
        }
    }

    /**
     * The texts, the empty one not among them; nothing when they would take too long to find.
     *
     * @param folded texts, in lower case, that are matched when case is ignored
     * @param each how many texts of each kind, where there are as many
     */
    static Optional<List<String>> of(Collection<Tokens> patterns, Collection<String> folded, int each) {
        if (folded.isEmpty() && patterns.stream().allMatch(Tokens::isText)) {
            return Optional.of(texts(patterns, each));
        }
        return new Representatives(patterns, folded, each).search();
    }

    private static List<String> texts(Collection<Tokens> patterns, int each) {
        Set<String> texts = patterns.stream().map(Tokens::letters).collect(Collectors.toCollection(TreeSet::new));
        StringBuilder other = new StringBuilder();
        for (int i = 0; i < each; i++) {
            do {
                other.append('x');
            } while (!texts.add(other.toString()));
        }
        texts.remove("");
        return List.copyOf(texts);
    }

    private Optional<List<String>> search() {
        Map<BitSet, List<String>> found = new LinkedHashMap<>();
        State start = new State(machines.stream().map(Automaton::start).toArray(long[][]::new));
        Map<State, Integer> seen = new HashMap<>();
        Deque<Reached> next = new ArrayDeque<>();
        next.add(new Reached(start, ""));
        int steps = 0;
        while (!next.isEmpty()) {
            Reached reached = next.remove();
            for (char letter : alphabet) {
                State state = step(reached.state, letter);
                if (seen.merge(state, 1, Integer::sum) <= each) {
                    String text = reached.text + letter;
                    List<String> alike = found.computeIfAbsent(accepted(state), kind -> new ArrayList<>());
                    if (alike.size() < each) {
                        alike.add(text);
                    }
                    next.add(new Reached(state, text));
                }
            }
            steps += alphabet.size() * machines.size();
            if (steps > MAX_STEPS) {
                return Optional.empty();
            }
        }
        return Optional.of(found.values().stream().flatMap(List::stream).toList());
    }

    private State step(State state, char letter) {
        long[][] places = new long[machines.size()][];
        for (int i = 0; i < places.length; i++) {
            char read = i < exact ? letter : Character.toLowerCase(Character.toUpperCase(letter));
            places[i] = machines.get(i).step(state.places[i], read);
        }
        return new State(places);
    }

    private BitSet accepted(State state) {
        BitSet accepted = new BitSet();
        for (int i = 0; i < machines.size(); i++) {
            accepted.set(i, machines.get(i).accepts(state.places[i]));
        }
        return accepted;
    }

    private char unused() {
        for (int i = 0; i < UNUSED.length(); i++) {
            if (!alphabet.contains(UNUSED.charAt(i))) {
                return UNUSED.charAt(i);
            }
        }
        char letter = 0xa1;
        while (alphabet.contains(letter)) {
            letter++;
        }
        return letter;
    }
}
