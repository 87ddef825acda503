package dev.muster.iam.snapshot;

import java.util.Locale;

/** How a snapshot was collected: by Muster from AWS, or from files that the AWS command line wrote. */
public enum Origin {
    LIVE,
    FILES;

    /** As it stands in JSON: `files`. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an id that is none */
    public static Origin ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
