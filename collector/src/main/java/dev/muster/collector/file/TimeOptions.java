package dev.muster.collector.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bundle's time from outside.
 *
 * @param given the time that somebody gave, null to take the bundle's
 * @param now the present: a bundle from after it is refused
 * @param clockAllowed whether the present may stand in where nothing else tells the time
 */
public record TimeOptions(@Nullable Instant given, Instant now, boolean clockAllowed) {

    /** For judging only: the present stands in. */
    public static TimeOptions orClock(@Nullable Instant given, Instant now) {
        return new TimeOptions(given, now, true);
    }

    /** For history: an unknown time is an error. */
    public static TimeOptions known(@Nullable Instant given, Instant now) {
        return new TimeOptions(given, now, false);
    }
}
