package dev.muster.api.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.muster.api.command.Judge;
import dev.muster.store.Database;
import dev.muster.store.DaysWithoutData;
import dev.muster.store.JobTasks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Does the tasks of jobs, starts the jobs of schedules and closes days, together with all other workers on the same database.
 *
 * <p>Which of them does what is settled by db-scheduler; that it is done once in effect, by what each task writes with its end.
 */
public final class Worker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Worker.class);

    /** Missed ones after which a worker is taken for dead: db-scheduler takes no fewer. */
    private static final int HEARTBEATS = 4;

    /** When a day is closed, UTC: what was begun before its end may still be sealed until then. */
    private static final LocalTime CLOSING = LocalTime.of(0, 15);

    private static final Duration TO_FINISH = Duration.ofSeconds(5);
    private static final Duration TO_HAND_BACK = Duration.ofSeconds(20);

    private final String name;
    private final Scheduler scheduler;
    private final Watch watch;
    private final OpenCollectors collectors;

    private Worker(String name, Scheduler scheduler, Watch watch, OpenCollectors collectors) {
        this.name = name;
        this.scheduler = scheduler;
        this.watch = watch;
        this.collectors = collectors;
    }

    /** Starts one. @param threads how many tasks it does at a time */
    public static Worker start(Database database, Judge judge, Clock clock, int threads) {
        JobTasks tasks = new JobTasks(database);
        OpenCollectors collectors = new OpenCollectors(clock);
        List<TaskWork> works = List.of(
                new ImportWork(database, judge, clock),
                new DiscoveryWork(collectors, tasks),
                new AccountWork(collectors, judge, tasks));
        return start(database, works, collectors, clock, threads, Pace.USUAL);
    }

    static Worker start(
            Database database, List<TaskWork> works, OpenCollectors collectors, Clock clock, int threads, Pace pace) {
        String name = newName();
        JobTasks tasks = new JobTasks(database);
        Watch watch = new Watch(tasks, pace.report());
        List<Task<?>> kinds = works.stream()
                .<Task<?>>map(work -> Tasks.custom(work.kind(), Void.class)
                        .onFailure(new OnFailureRetryLater<>(pace.retry()))
                        .onDeadExecutionRevive()
                        .execute(new TaskExecution(work, tasks, watch, pace, clock, name)))
                .toList();
        Scheduler scheduler = Scheduler.create(database.connections(), kinds)
                .startTasks(List.of(schedules(new ScheduledJobs(database, clock), pace), closing(database, clock)))
                .schedulerName(new SchedulerName.Fixed(name))
                .threads(threads)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(pace.poll())
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(HEARTBEATS)
                .shutdownMaxWait(TO_HAND_BACK)
                .commitWhenAutocommitDisabled(true)
                .enablePriority()
                .clock(clock::instant)
                .build();
        scheduler.start();
        return new Worker(name, scheduler, watch, collectors);
    }

    private static RecurringTask<Void> schedules(ScheduledJobs jobs, Pace pace) {
        return Tasks.recurring("schedules", FixedDelay.of(pace.schedules())).execute((instance, context) -> {
            int started = jobs.startDue();
            if (started > 0) {
                LOG.info("schedules started `" + started + "` jobs");
            }
        });
    }

    private static RecurringTask<Void> closing(Database database, Clock clock) {
        DaysWithoutData days = new DaysWithoutData(database);
        return Tasks.recurring("close-days", new Daily(ZoneOffset.UTC, List.of(CLOSING)))
                .execute((instance, context) -> {
                    LocalDate yesterday =
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
                    LOG.info("closed the days up to " + yesterday + ": `" + days.closeUpTo(yesterday)
                            + "` days of accounts without data");
                });
    }

    /** By which jobs tell who did what. */
    public String name() {
        return name;
    }

    /** Looks for work at once, because there is some. */
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Takes no more work, lets what is under way end for a few seconds, and hands the rest back. */
    @Override
    public void close() {
        if (scheduler.getSchedulerState().isShuttingDown()) {
            return;
        }
        scheduler.pause();
        try {
            for (long left = TO_FINISH.toMillis(); left > 0 && !watch.isIdle(); left -= 50) {
                Thread.sleep(50);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        watch.handBack();
        scheduler.stop();
        watch.close();
        collectors.close();
    }

    /** Told apart from all others, of this machine too. */
    private static String newName() {
        String distinct = UUID.randomUUID().toString().substring(0, 8);
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + distinct;
        } catch (UnknownHostException nameless) {
            return "worker-" + distinct;
        }
    }
}
