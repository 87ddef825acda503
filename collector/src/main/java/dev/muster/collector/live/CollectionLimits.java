package dev.muster.collector.live;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How long is waited and how hard is tried.
 *
 * @param attempts of one call, the first included
 * @param firstPause before the second attempt; it doubles from one to the next
 * @param throttledPause the same after being turned away as too fast
 * @param patience further pauses, after each of which a call that is still turned away as too fast is tried anew
 * @param poll between two questions whether a report is ready
 * @param report until one is given up
 * @param connect until there is a connection
 * @param attempt for one attempt
 * @param account for all calls into one account
 */
public record CollectionLimits(
        int attempts,
        Duration firstPause,
        Duration throttledPause,
        List<Duration> patience,
        Duration poll,
        Duration report,
        Duration connect,
        Duration attempt,
        Duration account) {

    public static final CollectionLimits DEFAULT = new CollectionLimits(
            5,
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15)),
            Duration.ofSeconds(2),
            Duration.ofMinutes(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(30));

    public CollectionLimits {
        patience = List.copyOf(patience);
    }

    /** Until when an account that is begun now may be asked. */
    Deadline deadline(Clock clock) {
        return new Deadline(clock, clock.instant().plus(account), account);
    }
}
