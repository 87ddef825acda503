package dev.muster.api.job;

import dev.muster.api.problem.ProblemType;
import dev.muster.collector.live.CollectionFailedException;
import dev.muster.collector.live.CollectionMeter;
import dev.muster.collector.live.LiveCollector;
import dev.muster.rules.Engine;
import dev.muster.store.TaskRun;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The collectors that this worker has open, one for each job: an organization is looked up once for all accounts that are collected here.
 *
 * <p>Those of the latest jobs stay open until others take their place.
 */
final class OpenCollectors implements AutoCloseable {

    private static final int KEPT = 4;

    private final Clock clock;

    /** The one that was used longest ago comes first. */
    private final Map<UUID, Open> open = new LinkedHashMap<>(16, 0.75f, true);

    OpenCollectors(Clock clock) {
        this.clock = clock;
    }

    /** What is done with a collector. */
    @FunctionalInterface
    interface Use<T> {
        T of(LiveCollector collector) throws InterruptedException;
    }

    private static final class Open {
        private final CollectionMeter meter = new CollectionMeter();
        private @Nullable LiveCollector collector;
        private int users;
        private long throttlesTold;

        /** Those that nobody was told of yet: they belong to the job, and only roughly to one of its accounts. */
        private synchronized long freshThrottles() {
            long all = meter.status().throttles();
            long fresh = all - throttlesTold;
            throttlesTold = all;
            return fresh;
        }
    }

    /**
     * Does something with the collector of a task's job.
     *
     * @param meter is told how often AWS turned calls away meanwhile
     *
     * @throws AttemptFailedException when it cannot be opened: the credentials, or the organization, do not let it
     */
    <T> T use(TaskRun run, Meter meter, Use<T> use) throws InterruptedException, AttemptFailedException {
        Open entry = enter(run.job());
        try {
            return use.of(collector(entry, run));
        } finally {
            meter.throttled((int) entry.freshThrottles());
            leave(entry);
        }
    }

    /** One task opens it, the others wait. */
    private LiveCollector collector(Open entry, TaskRun run) throws InterruptedException, AttemptFailedException {
        synchronized (entry) {
            LiveCollector collector = entry.collector;
            if (collector == null) {
                try {
                    collector = LiveCollector.open(
                            CollectionOrder.of(run.request()).request(),
                            "muster " + Engine.version(),
                            clock,
                            entry.meter);
                } catch (CollectionFailedException failed) {
                    throw new AttemptFailedException(
                            ProblemType.ACCOUNTS_FAILED, String.valueOf(failed.getMessage()), failed);
                }
                entry.collector = collector;
            }
            return collector;
        }
    }

    private synchronized Open enter(UUID job) {
        Open entry = open.computeIfAbsent(job, unused -> new Open());
        entry.users++;
        return entry;
    }

    private synchronized void leave(Open entry) {
        entry.users--;
        Iterator<Open> oldest = open.values().iterator();
        for (int surplus = open.size() - KEPT; surplus > 0 && oldest.hasNext(); surplus--) {
            Open candidate = oldest.next();
            if (candidate.users == 0) {
                oldest.remove();
                close(candidate);
            }
        }
    }

    private static void close(Open entry) {
        if (entry.collector != null) {
            entry.collector.close();
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(OpenCollectors::close);
        open.clear();
    }
}
