package dev.muster.iam.lint.check;

/**
 * The form of a resource part, such as `role/${RoleNameWithPath}`, and whether a pattern of a policy can match an ARN of that form.
 *
 * <p>All states of the form are followed at once in the bits of one word, so that a pattern is walked through once, whatever its
 * wildcards.
 */
final class ArnForm {

    private static final int LONGEST = 62;
    private static final int ASCII = 128;

    private final long[] literals = new long[ASCII];
    private final long stars;
    private final int length;

    /** @param form of the service reference, with `${…}` for what varies */
    ArnForm(String form) {
        String whole = starred(form);
        // a longer form is followed as far as the word goes, and may end in anything
        String pattern = whole.length() <= LONGEST ? whole : starred(whole.substring(0, LONGEST - 1) + "*");
        this.length = pattern.length();
        long starBits = 0;
        for (int i = 0; i < length; i++) {
            if (pattern.charAt(i) == '*') {
                starBits |= 1L << i;
            } else {
                literals[pattern.charAt(i)] |= 1L << i;
            }
        }
        this.stars = starBits;
    }

    /** Whether some text is both of this form and matched by the pattern, which is {@link #starred}. */
    boolean canMatch(String pattern) {
        long all = (1L << length + 1) - 1;
        long states = closed(1L);
        for (int i = 0; i < pattern.length() && states != 0; i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                states = all & -Long.lowestOneBit(states);
            } else {
                long matching = c == '?' ? ~stars : c < ASCII ? literals[c] : 0;
                states = closed((states & matching) << 1 | states & stars) & all;
            }
        }
        return (states & 1L << length) != 0;
    }

    /** Behind a star one is as soon as one is before it. */
    private long closed(long states) {
        return states | (states & stars) << 1;
    }

    /** With `*` for each variable, and never two stars in a row. */
    static String starred(String form) {
        StringBuilder pattern = new StringBuilder(form.length());
        int lastEnd = form.lastIndexOf('}');
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c == '$' && i < lastEnd && form.startsWith("${", i)) {
                i = form.indexOf('}', i);
                c = '*';
            }
            if (c != '*' || pattern.length() == 0 || pattern.charAt(pattern.length() - 1) != '*') {
                pattern.append(c);
            }
        }
        return pattern.toString();
    }
}
