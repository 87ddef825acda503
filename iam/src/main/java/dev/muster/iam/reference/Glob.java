package dev.muster.iam.reference;

/**
 * A pattern of `*` (any run of characters, also none) and `?` (exactly one), matched regardless of ASCII case.
 *
 * <p>Never a regular expression: each run between two stars is sought once from left to right, so that the work is bounded by the
 * lengths of text and pattern multiplied, and names of actions are short. A pattern that needs more characters than the text has is
 * refused before.
 */
public final class Glob {

    private final String pattern;
    private final String prefix;
    private final int least;

    /** Takes any text; runs of stars are one star. */
    public Glob(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        int characters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = AsciiCase.lower(text.charAt(i));
            boolean star = c == '*';
            if (!star) {
                characters++;
            }
            if (!star || folded.isEmpty() || folded.charAt(folded.length() - 1) != '*') {
                folded.append(c);
            }
        }
        this.pattern = folded.toString();
        this.least = characters;
        int literal = 0;
        while (literal < pattern.length() && pattern.charAt(literal) != '*' && pattern.charAt(literal) != '?') {
            literal++;
        }
        this.prefix = pattern.substring(0, literal);
    }

    /** What every match begins with, in lower case. */
    public String prefix() {
        return prefix;
    }

    /** Whether nothing but the prefix itself matches. */
    public boolean literal() {
        return prefix.length() == pattern.length();
    }

    /** Whether every text matches. */
    public boolean matchesAll() {
        return pattern.equals("*");
    }

    /** Whether the text begins with the prefix. */
    boolean startsLike(String text) {
        if (text.length() < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (AsciiCase.lower(text.charAt(i)) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public boolean matches(String text) {
        if (text.length() < least) {
            return false;
        }
        int at = 0;
        int in = 0;
        int afterStar = -1;
        int retry = 0;
        while (at < text.length()) {
            char wanted = in < pattern.length() ? pattern.charAt(in) : 0;
            if (wanted == '*') {
                afterStar = ++in;
                retry = at;
            } else if (in < pattern.length() && (wanted == '?' || wanted == AsciiCase.lower(text.charAt(at)))) {
                at++;
                in++;
            } else if (afterStar >= 0) {
                in = afterStar;
                at = ++retry;
            } else {
                return false;
            }
        }
        return in == pattern.length() || in == pattern.length() - 1 && pattern.charAt(in) == '*';
    }

    @Override
    public String toString() {
        return pattern;
    }
}
