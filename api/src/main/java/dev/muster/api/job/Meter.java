package dev.muster.api.job;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what an attempt at a task has needed so far; any thread may count. */
final class Meter {

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger throttles = new AtomicInteger();

    /** So many calls to AWS. */
    void called(int times) {
        calls.addAndGet(times);
    }

    /** So many calls that AWS refused because there were too many. */
    void throttled(int times) {
        throttles.addAndGet(times);
    }

    int calls() {
        return calls.get();
    }

    int throttles() {
        return throttles.get();
    }
}
