package dev.muster.iam.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text of a policy that may hold `*`, `?` and variables, compared with others by what they can stand for.
 *
 * <p>A variable stands for a text that nobody knows: only `*` is sure to match it, and the same variable.
 */
record TextPattern(List<Token> tokens) {

    /** Beyond so many pairs of characters two patterns are not looked into. */
    private static final long MOST_PAIRS = 16_000_000;

    TextPattern {
        tokens = List.copyOf(tokens);
    }

    private enum Kind {
        CHARACTER,
        ANY_CHARACTER,
        ANY_RUN,
        VARIABLE
    }

    private record Token(Kind kind, String text) {

        static final Token RUN = new Token(Kind.ANY_RUN, "*");

        /** Whether this stands for everything that the other one does, which is no run. */
        boolean includes(Token other) {
            return equals(other) || kind == Kind.ANY_CHARACTER && other.kind == Kind.CHARACTER;
        }

        boolean unbounded() {
            return kind == Kind.ANY_RUN || kind == Kind.VARIABLE;
        }
    }

    /** A text in which `*` and `?` are wildcards. @param variables whether `${…}` is a variable, as in version 2012-10-17 */
    static TextPattern wildcards(String text, boolean variables) {
        return new TextPattern(read(text, true, variables));
    }

    /** A text in which `*` and `?` stand for themselves. */
    static TextPattern literal(String text, boolean variables) {
        return new TextPattern(read(text, false, variables));
    }

    /** With every character in lower case; names of variables have no case. */
    TextPattern lowerCase() {
        return new TextPattern(tokens.stream()
                .map(token -> new Token(token.kind, token.text.toLowerCase(Locale.ROOT)))
                .toList());
    }

    /** Whether every text matches. */
    boolean matchesAll() {
        return tokens.equals(List.of(Token.RUN));
    }

    /** Whether it is sure that this matches every text that the other one matches. */
    boolean contains(TextPattern other) {
        if (equals(other) || matchesAll()) {
            return true;
        }
        if (tooLong(other)) {
            return false;
        }
        int at = 0;
        int in = 0;
        int afterRun = -1;
        int retry = 0;
        while (at < other.tokens.size()) {
            if (in < tokens.size() && tokens.get(in).kind == Kind.ANY_RUN) {
                afterRun = ++in;
                retry = at;
            } else if (in < tokens.size() && tokens.get(in).includes(other.tokens.get(at))) {
                at++;
                in++;
            } else if (afterRun >= 0) {
                in = afterRun;
                at = ++retry;
            } else {
                return false;
            }
        }
        return in == tokens.size() || in == tokens.size() - 1 && tokens.get(in).kind == Kind.ANY_RUN;
    }

    /** Whether some text may match both; true when in doubt. */
    boolean intersects(TextPattern other) {
        if (tooLong(other)) {
            return true;
        }
        int width = other.tokens.size();
        boolean[] below = new boolean[width + 1];
        for (int i = tokens.size(); i >= 0; i--) {
            boolean[] row = new boolean[width + 1];
            for (int j = width; j >= 0; j--) {
                row[j] = meets(other, i, j, row, below);
            }
            below = row;
        }
        return below[0];
    }

    /** Whether the rests from i and j have a text in common, given the answers for longer beginnings. */
    private boolean meets(TextPattern other, int i, int j, boolean[] row, boolean[] below) {
        boolean ended = i == tokens.size();
        boolean otherEnded = j == other.tokens.size();
        if (ended && otherEnded) {
            return true;
        }
        if (!ended && tokens.get(i).unbounded() && (below[j] || !otherEnded && row[j + 1])) {
            return true;
        }
        if (!otherEnded && other.tokens.get(j).unbounded() && (row[j + 1] || !ended && below[j])) {
            return true;
        }
        return !ended
                && !otherEnded
                && (tokens.get(i).includes(other.tokens.get(j))
                        || other.tokens.get(j).includes(tokens.get(i)))
                && below[j + 1];
    }

    private boolean tooLong(TextPattern other) {
        return (long) tokens.size() * other.tokens.size() > MOST_PAIRS;
    }

    private static List<Token> read(String text, boolean wildcards, boolean variables) {
        List<Token> tokens = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = variables && c == '$' && text.startsWith("${", i) ? text.indexOf('}', i) : -1;
            if (end > 0) {
                tokens.add(variable(text.substring(i + 2, end)));
                i = end;
            } else if (wildcards && c == '*') {
                if (tokens.isEmpty() || tokens.get(tokens.size() - 1).kind != Kind.ANY_RUN) {
                    tokens.add(Token.RUN);
                }
            } else if (wildcards && c == '?') {
                tokens.add(new Token(Kind.ANY_CHARACTER, "?"));
            } else {
                tokens.add(new Token(Kind.CHARACTER, String.valueOf(c)));
            }
        }
        return tokens;
    }

    /**
     * A variable, or one of the characters that are written like one.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM policy elements: variables</a>: `${*}`,
     *     `${?}` and `${$}` are the characters themselves
     */
    private static Token variable(String name) {
        return name.equals("*") || name.equals("?") || name.equals("$")
                ? new Token(Kind.CHARACTER, name)
                : new Token(Kind.VARIABLE, name.toLowerCase(Locale.ROOT));
    }
}
