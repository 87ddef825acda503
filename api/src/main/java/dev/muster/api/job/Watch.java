package dev.muster.api.job;

import dev.muster.store.DatabaseUnavailableException;
import dev.muster.store.JobTasks;
import dev.muster.store.TaskRun;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tells how far the attempts of this worker are, and interrupts those that no longer count or are to be handed back. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Watch.class);

    private final JobTasks tasks;
    private final Set<UnderWay> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "muster-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    @SuppressWarnings("FutureReturnValueIgnored") // what it does lets no exception out
    Watch(JobTasks tasks, Duration interval) {
        this.tasks = tasks;
        timer.scheduleWithFixedDelay(this::report, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The calling thread begins an attempt. */
    UnderWay enter(TaskRun run) {
        UnderWay entered = new UnderWay(run);
        underWay.add(entered);
        if (stopping) {
            entered.interrupt(UnderWay.End.HANDED_BACK);
        }
        return entered;
    }

    /** The calling thread is done with an attempt. @return why it was told to end */
    UnderWay.End leave(UnderWay attempt) {
        underWay.remove(attempt);
        return attempt.leave();
    }

    /** Has everything handed back, now and from now on. */
    void handBack() {
        stopping = true;
        underWay.forEach(attempt -> attempt.interrupt(UnderWay.End.HANDED_BACK));
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    private void report() {
        for (UnderWay attempt : underWay) {
            try {
                Meter meter = attempt.meter();
                if (!tasks.report(attempt.run(), meter.calls(), meter.throttles())) {
                    attempt.interrupt(UnderWay.End.LOST);
                }
            } catch (DatabaseUnavailableException later) {
                LOG.debug("how far a task is could not be told", later);
            } catch (RuntimeException unforeseen) {
                LOG.error("how far a task is could not be told", unforeseen);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
