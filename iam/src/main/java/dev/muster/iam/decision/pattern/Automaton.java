package dev.muster.iam.decision.pattern;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A pattern as a machine that reads a text once, keeping as bits the places of the pattern that it may have come to. */
public final class Automaton implements TextPattern {

    private final Tokens tokens;
    private final int least;
    private @Nullable Masks masks;

    public Automaton(Tokens tokens) {
        this.tokens = tokens;
        this.least = tokens.least();
    }

    @Override
    public boolean matches(String text, int from, int to) {
        if (to - from < least) {
            return false;
        }
        long[] state = start();
        for (int i = from; i < to; i++) {
            state = step(state, text.charAt(i));
        }
        return accepts(state);
    }

    /** Where it stands before the first character. */
    public long[] start() {
        long[] state = new long[(tokens.length() >> 6) + 1];
        state[0] = 1;
        masks().passRuns(state);
        return state;
    }

    /** Where it stands after one more character. */
    public long[] step(long[] state, char c) {
        Masks known = masks();
        long[] letter = known.letters.get(c);
        long[] next = new long[state.length];
        long carry = 0;
        for (int word = 0; word < state.length; word++) {
            long taken = known.one[word];
            long kept = known.run[word];
            if (c != ':') {
                taken |= known.oneInPart[word];
                kept |= known.runInPart[word];
            }
            if (letter != null) {
                taken |= letter[word];
            }
            long moved = state[word] & taken;
            next[word] = moved << 1 | carry | state[word] & kept;
            carry = moved >>> 63;
        }
        known.passRuns(next);
        return next;
    }

    /** Whether the text may end here. */
    public boolean accepts(long[] state) {
        return (state[tokens.length() >> 6] >>> (tokens.length() & 63) & 1) != 0;
    }

    /** The characters that it tells from others. */
    public Set<Character> alphabet() {
        return new TreeSet<>(masks().letters.keySet());
    }

    /** Made when first needed: a text too short for the pattern never needs them. */
    private Masks masks() {
        Masks known = masks;
        if (known == null) {
            known = new Masks(tokens);
            masks = known;
        }
        return known;
    }

    /** One bit for each place of the pattern, by what it takes. */
    private static final class Masks {

        private final Map<Character, long[]> letters = new HashMap<>();
        private final long[] one;
        private final long[] oneInPart;
        private final long[] run;
        private final long[] runInPart;

        Masks(Tokens tokens) {
            int words = (tokens.length() >> 6) + 1;
            one = new long[words];
            oneInPart = new long[words];
            run = new long[words];
            runInPart = new long[words];
            for (int i = 0; i < tokens.length(); i++) {
                int place = tokens.at(i);
                long[] mask = switch (place) {
                    case Tokens.ONE -> one;
                    case Tokens.ONE_IN_PART -> oneInPart;
                    case Tokens.RUN -> run;
                    case Tokens.RUN_IN_PART -> runInPart;
                    default -> letters.computeIfAbsent((char) place, c -> new long[words]);
                };
                mask[i >> 6] |= 1L << (i & 63);
            }
        }

        /** A run may be empty: whoever stands before it stands behind it too. */
        void passRuns(long[] state) {
            long carry = 0;
            for (int word = 0; word < state.length; word++) {
                long before = state[word] & (run[word] | runInPart[word]);
                state[word] |= before << 1 | carry;
                carry = before >>> 63;
            }
        }
    }
}
