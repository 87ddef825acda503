package dev.muster.collector.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Until when one account may be asked. */
record Deadline(Clock clock, Instant end, Duration allowed) {

    boolean passed() {
        return !clock.instant().isBefore(end);
    }

    Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
