package dev.muster.iam.reference;

import java.util.Optional;

/** An entry of an Action or NotAction element: `*`, or a service part and a name part around the only colon. */
final class ActionPattern {

    private static final ActionPattern EVERYTHING = new ActionPattern(new Glob("*"), new Glob("*"));

    private final Glob service;
    private final Glob name;

    private ActionPattern(Glob service, Glob name) {
        this.service = service;
        this.name = name;
    }

    /**
     * Reads an entry as it stands, without trimming; empty when it can match no action.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">IAM JSON policy elements: Action</a>:
     *     a value is a service namespace, a colon and the name of an action; prefix and name are case-insensitive
     */
    static Optional<ActionPattern> parse(String text) {
        if (text.equals("*")) {
            return Optional.of(EVERYTHING);
        }
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1 || text.indexOf(':', colon + 1) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new ActionPattern(new Glob(text.substring(0, colon)), new Glob(text.substring(colon + 1))));
    }

    Glob service() {
        return service;
    }

    Glob name() {
        return name;
    }
}
