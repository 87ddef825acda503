package dev.muster.iam.decision.pattern;

import java.util.Locale;
import java.util.Optional;

/**
 * An entry of an Action or NotAction element.
 *
 * <p>IAM JSON policy elements, Action: the prefix and the action name are case insensitive. An entry has one colon and text on both
 * sides of it; anything else, but a lone `*` or a run of them, matches no action.
 *
 * @param servicePart what stands before the colon, in lower case
 * @param written what stands behind it, in lower case
 */
public record ActionPattern(String servicePart, String written) {

    /** The pattern, or empty when the entry can match no action. */
    public static Optional<ActionPattern> of(String entry) {
        String text = entry.toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && text.chars().allMatch(letter -> letter == '*')) {
            return Optional.of(new ActionPattern("*", "*"));
        }
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1 || text.indexOf(':', colon + 1) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new ActionPattern(text.substring(0, colon), text.substring(colon + 1)));
    }

    /** The service prefix where it is written out; empty when it holds wildcards. */
    public Optional<String> service() {
        return isText(servicePart) ? Optional.of(servicePart) : Optional.empty();
    }

    /** Whether the name is written out: `getobject`, not `get*`. */
    public boolean exact() {
        return isText(written);
    }

    /** Made anew at each call. */
    public TextPattern servicePattern() {
        return TextPattern.of(Tokens.ofPattern(servicePart));
    }

    /** Made anew at each call. */
    public TextPattern name() {
        return TextPattern.of(Tokens.ofPattern(written));
    }

    private static boolean isText(String part) {
        return part.indexOf('*') < 0 && part.indexOf('?') < 0;
    }
}
