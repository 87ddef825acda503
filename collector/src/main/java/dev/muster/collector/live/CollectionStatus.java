package dev.muster.collector.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a collection is.
 *
 * @param total accounts in scope, 0 while they are still looked up
 * @param calls sent, repetitions included
 * @param throttles calls that AWS turned away as too fast
 * @param left estimated from the accounts that are done; null before the first is
 */
public record CollectionStatus(
        int done,
        int total,
        long calls,
        double callsPerSecond,
        long throttles,
        @Nullable Duration left) {}
