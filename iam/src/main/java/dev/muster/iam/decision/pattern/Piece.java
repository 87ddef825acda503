package dev.muster.iam.decision.pattern;

import org.jspecify.annotations.Nullable;

/** A stretch of a pattern without runs; some of its characters may be any. */
final class Piece {

    /** Up to here trying every place costs less than preparing, and is linear still. */
    private static final int SHORT = 32;

    private final String letters;
    private final boolean @Nullable [] any;
    private volatile int @Nullable [] borders;

    Piece(Tokens tokens, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        boolean[] anyHere = new boolean[to - from];
        boolean some = false;
        for (int i = from; i < to; i++) {
            boolean one = tokens.at(i) == Tokens.ONE;
            anyHere[i - from] = one;
            some |= one;
            text.append(one ? '?' : (char) tokens.at(i));
        }
        this.letters = text.toString();
        this.any = some ? anyHere : null;
    }

    int length() {
        return letters.length();
    }

    boolean foundInLinearTime() {
        return any == null || letters.length() <= SHORT;
    }

    boolean standsAt(String text, int index) {
        if (any == null) {
            return text.startsWith(letters, index);
        }
        if (index + letters.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < letters.length(); i++) {
            if (!any[i] && text.charAt(index + i) != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The first place of the stretch where it stands whole, or -1. */
    int find(String text, int from, int to) {
        if (any == null && letters.length() > SHORT) {
            return findLong(text, from, to);
        }
        for (int index = from; index + letters.length() <= to; index++) {
            if (standsAt(text, index)) {
                return index;
            }
        }
        return -1;
    }

    /** Knuth, Morris and Pratt: no character of the text is looked at twice. */
    private int findLong(String text, int from, int to) {
        int[] known = borders();
        int matched = 0;
        for (int index = from; index < to; index++) {
            char c = text.charAt(index);
            while (matched > 0 && letters.charAt(matched) != c) {
                matched = known[matched - 1];
            }
            if (letters.charAt(matched) == c) {
                matched++;
            }
            if (matched == letters.length()) {
                return index + 1 - matched;
            }
        }
        return -1;
    }

    /** For each prefix the length of its longest proper prefix that is its suffix too. */
    private int[] borders() {
        int[] known = borders;
        if (known == null) {
            known = new int[letters.length()];
            for (int i = 1, matched = 0; i < known.length; i++) {
                while (matched > 0 && letters.charAt(matched) != letters.charAt(i)) {
                    matched = known[matched - 1];
                }
                if (letters.charAt(matched) == letters.charAt(i)) {
                    matched++;
                }
                known[i] = matched;
            }
            borders = known;
        }
        return known;
    }
}
