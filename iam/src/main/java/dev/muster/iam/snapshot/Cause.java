package dev.muster.iam.snapshot;

import java.util.Locale;

/** Why a section could not be read. */
public enum Cause {
    NOT_COLLECTED,
    DENIED,
    THROTTLED,
    MALFORMED,
    TRUNCATED,
    NOT_IN_ORGANIZATION,
    UNSUPPORTED_IN_PARTITION,
    SOURCE_ERROR;

    /** As it stands in JSON: `not_collected`. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an id that is none */
    public static Cause ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
