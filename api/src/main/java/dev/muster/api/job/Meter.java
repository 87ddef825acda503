package dev.muster.api.job;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what an attempt at a task has needed so far; any thread may count. */
public final class Meter {

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger throttles = new AtomicInteger();

    /** A call to AWS. */
    public void call() {
        calls.incrementAndGet();
    }

    /** A call that AWS refused because there were too many. */
    public void throttle() {
        throttles.incrementAndGet();
    }

    int calls() {
        return calls.get();
    }

    int throttles() {
        return throttles.get();
    }
}
