package dev.muster.iam.snapshot;

import java.util.Locale;

/** Where a snapshot's time came from. */
public enum TimeSource {
    OPTION,
    MANIFEST,
    REPORT,
    CLOCK;

    /** As it stands in JSON: `manifest`. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an id that is none */
    public static TimeSource ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
