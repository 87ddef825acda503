package dev.muster.api.job;

import java.time.Duration;

/**
 * How often a worker does what it does again and again.
 *
 * @param poll looks for work
 * @param heartbeat tells that it lives; after four that were missed, others do what it had
 * @param report tells how far its tasks are, and learns which were cancelled
 * @param retry after the first attempt that failed; doubled after each further one
 * @param schedules looks which schedules are due
 */
record Pace(Duration poll, Duration heartbeat, Duration report, Duration retry, Duration schedules) {

    static final Pace USUAL = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));

    /** How long after an attempt the next one is due. @param attempt number of the one that failed, from 1 on */
    Duration retryAfter(int attempt) {
        return retry.multipliedBy(1L << (attempt - 1));
    }
}
