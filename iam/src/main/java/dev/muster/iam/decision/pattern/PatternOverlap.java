package dev.muster.iam.decision.pattern;

import java.util.BitSet;

/**
 * How two patterns of Resource elements lie to each other: whether they may have a text in common, and whether one is sure to match all that
 * the other one does.
 *
 * <p>Both are walked at once: in time of the product of their lengths, whatever they hold.
 */
public final class PatternOverlap {

    private PatternOverlap() {}

    /** Whether some text may match both. */
    public static boolean meet(Tokens one, Tokens other) {
        BitSet reached = new BitSet(other.length() + 1);
        reached.set(0);
        passRuns(other, reached);
        for (int i = 0; i < one.length() && !reached.isEmpty(); i++) {
            int token = one.at(i);
            reached = run(token) ? afterRun(other, reached, token) : afterOne(other, reached, token);
        }
        return reached.get(other.length());
    }

    /** Whether it is sure that the wider pattern matches every text that the narrower one matches: each run of it lies within one of the wider. */
    public static boolean contains(Tokens wider, Tokens narrower) {
        BitSet reached = new BitSet(wider.length() + 1);
        reached.set(0);
        passRuns(wider, reached);
        for (int i = 0; i < narrower.length() && !reached.isEmpty(); i++) {
            int token = narrower.at(i);
            BitSet next = new BitSet(wider.length() + 1);
            for (int at = reached.nextSetBit(0); at >= 0 && at < wider.length(); at = reached.nextSetBit(at + 1)) {
                int place = wider.at(at);
                if (place == Tokens.RUN || place == Tokens.RUN_IN_PART && !mayBeColon(token)) {
                    next.set(at);
                } else if (!run(token) && takesAll(place, token)) {
                    next.set(at + 1);
                }
            }
            passRuns(wider, next);
            reached = next;
        }
        return reached.get(wider.length());
    }

    private static boolean run(int token) {
        return token == Tokens.RUN || token == Tokens.RUN_IN_PART;
    }

    private static boolean mayBeColon(int token) {
        return token == ':' || token == Tokens.RUN || token == Tokens.ONE;
    }

    /** Whether a place takes every character that the token stands for. */
    private static boolean takesAll(int place, int token) {
        return place == token || place == Tokens.ONE || place == Tokens.ONE_IN_PART && !mayBeColon(token);
    }

    /** Whether there is a character for both; neither is a run. */
    private static boolean share(int one, int other) {
        if (one == Tokens.ONE || other == Tokens.ONE) {
            return true;
        }
        if (one == Tokens.ONE_IN_PART || other == Tokens.ONE_IN_PART) {
            return one != ':' && other != ':';
        }
        return one == other;
    }

    private static void passRuns(Tokens pattern, BitSet reached) {
        for (int at = reached.nextSetBit(0); at >= 0 && at < pattern.length(); at = reached.nextSetBit(at + 1)) {
            if (run(pattern.at(at))) {
                reached.set(at + 1);
            }
        }
    }

    /** The places that are reached after any characters, colons among them only where the run takes them. */
    private static BitSet afterRun(Tokens pattern, BitSet reached, int token) {
        BitSet after = new BitSet(pattern.length() + 1);
        after.or(reached);
        for (int at = after.nextSetBit(0); at >= 0 && at < pattern.length(); at = after.nextSetBit(at + 1)) {
            if (token == Tokens.RUN || pattern.at(at) != ':') {
                after.set(at + 1);
            }
        }
        return after;
    }

    private static BitSet afterOne(Tokens pattern, BitSet reached, int token) {
        BitSet after = new BitSet(pattern.length() + 1);
        for (int at = reached.nextSetBit(0); at >= 0 && at < pattern.length(); at = reached.nextSetBit(at + 1)) {
            int place = pattern.at(at);
            if (place == Tokens.RUN || place == Tokens.RUN_IN_PART && token != ':') {
                after.set(at);
            } else if (!run(place) && share(place, token)) {
                after.set(at + 1);
            }
        }
        passRuns(pattern, after);
        return after;
    }
}
