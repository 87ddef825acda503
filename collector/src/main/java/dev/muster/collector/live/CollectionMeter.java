package dev.muster.collector.live;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Counts what a collection does, from all its threads. */
public final class CollectionMeter {

    private final LongSupplier nanoTime;
    private final long start;
    private final AtomicInteger total = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong throttles = new AtomicLong();

    public CollectionMeter() {
        this(System::nanoTime);
    }

    CollectionMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    void accounts(int inScope) {
        total.set(inScope);
    }

    void accountDone() {
        done.incrementAndGet();
    }

    void called() {
        calls.incrementAndGet();
    }

    void throttled() {
        throttles.incrementAndGet();
    }

    /** The figures at this moment. */
    public CollectionStatus status() {
        Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - start);
        int finished = done.get();
        int all = total.get();
        double seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
        return new CollectionStatus(
                finished,
                all,
                calls.get(),
                calls.get() / seconds,
                throttles.get(),
                finished == 0
                        ? null
                        : elapsed.multipliedBy(Math.max(all - finished, 0)).dividedBy(finished));
    }
}
