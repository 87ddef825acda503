package dev.muster.iam.decision.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of pieces with runs between them: each piece is looked for once, from left to right.
 *
 * <p>A run takes any character, so that the first place where a piece fits leaves the most room for those after it.
 */
final class Glob implements TextPattern {

    private final Piece[] pieces;
    private final boolean opensWithRun;
    private final boolean endsWithRun;
    private final int least;

    Glob(Tokens tokens) {
        this.pieces = pieces(tokens).toArray(Piece[]::new);
        this.opensWithRun = tokens.length() > 0 && tokens.at(0) == Tokens.RUN;
        this.endsWithRun = tokens.length() > 0 && tokens.at(tokens.length() - 1) == Tokens.RUN;
        this.least = tokens.least();
    }

    /** Whether every piece that has to be looked for can be looked for in linear time. */
    static boolean fits(Tokens tokens) {
        List<Piece> pieces = pieces(tokens);
        return pieces.size() < 3 && !tokens.has(Tokens.ONE) || pieces.stream().allMatch(Piece::foundInLinearTime);
    }

    @Override
    public boolean matches(String text, int from, int to) {
        if (to - from < least) {
            return false;
        }
        if (pieces.length == 0) {
            return opensWithRun || from == to;
        }
        int start = from;
        int end = to;
        int first = 0;
        int last = pieces.length;
        if (!opensWithRun) {
            if (!pieces[0].standsAt(text, start)) {
                return false;
            }
            start += pieces[0].length();
            first = 1;
        }
        if (!endsWithRun) {
            if (first == last) {
                return start == end;
            }
            last--;
            end -= pieces[last].length();
            if (end < start || !pieces[last].standsAt(text, end)) {
                return false;
            }
        }
        for (int i = first; i < last; i++) {
            int found = pieces[i].find(text, start, end);
            if (found < 0) {
                return false;
            }
            start = found + pieces[i].length();
        }
        return true;
    }

    private static List<Piece> pieces(Tokens tokens) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.length(); i++) {
            if (i == tokens.length() || tokens.at(i) == Tokens.RUN) {
                if (i > from) {
                    pieces.add(new Piece(tokens, from, i));
                }
                from = i + 1;
            }
        }
        return pieces;
    }
}
