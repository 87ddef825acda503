package dev.muster.iam.decision.pattern;

import java.util.Locale;
import java.util.Optional;

/**
 * An entry of an Action or NotAction element.
 *
 * <p>IAM JSON policy elements, Action: the prefix and the action name are case insensitive. An entry has one colon and text on both
 * sides of it; anything else, but a lone `*` or a run of them, matches no action.
 *
 * @param service the service prefix in lower case where it is written out; empty when it holds wildcards
 */
public record ActionPattern(Optional<String> service, TextPattern servicePattern, TextPattern name, String written) {

    /** The pattern, or empty when the entry can match no action. */
    public static Optional<ActionPattern> of(String entry) {
        String text = entry.toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && text.chars().allMatch(letter -> letter == '*')) {
            return Optional.of(new ActionPattern(Optional.empty(), glob("*"), glob("*"), "*"));
        }
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1 || text.indexOf(':', colon + 1) >= 0) {
            return Optional.empty();
        }
        String service = text.substring(0, colon);
        String name = text.substring(colon + 1);
        boolean open = service.indexOf('*') >= 0 || service.indexOf('?') >= 0;
        return Optional.of(
                new ActionPattern(open ? Optional.empty() : Optional.of(service), glob(service), glob(name), name));
    }

    /** Whether the name is written out: `getobject`, not `get*`. */
    public boolean exact() {
        return written.indexOf('*') < 0 && written.indexOf('?') < 0;
    }

    private static TextPattern glob(String text) {
        return TextPattern.of(Tokens.ofPattern(text));
    }
}
