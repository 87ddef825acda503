package dev.muster.iam.decision;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not known and decides.
 *
 * @param name the context key, the resource whose policy was not read, or the policy whose document is malformed
 * @param problem what is wrong with the document; null for other facts
 */
public record MissingFact(Kind kind, String name, @Nullable String problem) {

    /** The kinds of facts. */
    public enum Kind {
        CONTEXT_KEY,
        RESOURCE_POLICY,
        DOCUMENT;

        /** As JSON spells it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
