package dev.muster.rules.reading;

import java.time.Instant;
import java.util.Optional;

/** An access key as it may be. */
record Key(boolean active, Instant created, Optional<Instant> used) {

    /** Since when nobody has used it. */
    Instant idleSince() {
        return used.orElse(created);
    }
}
