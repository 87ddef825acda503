package dev.muster.iam.decision.pattern;

/** Says of a text, or a stretch of it, whether it matches. */
public sealed interface TextPattern permits Glob, Automaton, ArnPattern {

    /** Whether the characters from one index up to another match as a whole. */
    boolean matches(String text, int from, int to);

    default boolean matches(String text) {
        return matches(text, 0, text.length());
    }

    /** The fastest pattern for these tokens. */
    static TextPattern of(Tokens tokens) {
        boolean inParts = tokens.has(Tokens.ONE_IN_PART) || tokens.has(Tokens.RUN_IN_PART);
        return inParts || !Glob.fits(tokens) ? new Automaton(tokens) : new Glob(tokens);
    }
}
