package dev.muster.api.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.muster.api.problem.Problem;
import dev.muster.api.problem.ProblemType;
import dev.muster.store.DatabaseUnavailableException;
import dev.muster.store.JobTasks;
import dev.muster.store.TaskLostException;
import dev.muster.store.TaskRun;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes attempts at the tasks of one kind: what fails is put off a few times, what is interrupted is handed back. */
final class TaskExecution implements ExecutionHandler<Void> {

    static final int MOST_ATTEMPTS = 5;

    private static final Logger LOG = Logger.getLogger(TaskExecution.class);

    /** Leaves it to whoever has the task now; without such a one, it is found dead, and then over. */
    private static final CompletionHandler<Void> LEFT = (complete, operations) -> {};

    private final TaskWork work;
    private final JobTasks tasks;
    private final Watch watch;
    private final Pace pace;
    private final Clock clock;
    private final String worker;

    TaskExecution(TaskWork work, JobTasks tasks, Watch watch, Pace pace, Clock clock, String worker) {
        this.work = work;
        this.tasks = tasks;
        this.watch = watch;
        this.pace = pace;
        this.clock = clock;
        this.worker = worker;
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        Optional<TaskRun> run = tasks.begin(UUID.fromString(instance.getId()), worker);
        return run.isEmpty() ? new OnCompleteRemove<>() : attempt(run.get());
    }

    private CompletionHandler<Void> attempt(TaskRun run) {
        if (run.attempt() > MOST_ATTEMPTS) {
            return fail(
                    run,
                    Problem.of(
                            ProblemType.INTERNAL_ERROR,
                            "`" + MOST_ATTEMPTS
                                    + "` attempts ended with the worker that made them: see the workers' logs"));
        }
        UnderWay attempt = watch.enter(run);
        try {
            work.perform(run, attempt.meter());
            return new OnCompleteRemove<>();
        } catch (TaskLostException lost) {
            return LEFT;
        } catch (AttemptFailedException failed) {
            return interruptedOr(attempt, run, failed.problem(), failed);
        } catch (DatabaseUnavailableException failed) {
            return interruptedOr(attempt, run, Problem.of(ProblemType.UNAVAILABLE, "the database failed"), failed);
        } catch (InterruptedException | RuntimeException failed) {
            return interruptedOr(
                    attempt,
                    run,
                    Problem.of(
                            ProblemType.INTERNAL_ERROR, "the attempt failed: see the log of worker `" + worker + "`"),
                    failed);
        } finally {
            watch.leave(attempt);
        }
    }

    /** Libraries tell an interruption in many ways: what counts is that there was one. */
    private CompletionHandler<Void> interruptedOr(UnderWay attempt, TaskRun run, Problem problem, Exception failed) {
        return switch (watch.leave(attempt)) {
            case LOST -> LEFT;
            case HANDED_BACK -> {
                tasks.handBack(run);
                yield again(clock.instant());
            }
            case NONE -> putOff(run, problem, failed);
        };
    }

    private CompletionHandler<Void> putOff(TaskRun run, Problem problem, Exception failed) {
        String attempt = "attempt " + run.attempt() + " at task " + run.id() + " failed";
        if (failed instanceof AttemptFailedException) {
            LOG.warn(attempt + ": " + failed.getMessage());
        } else {
            LOG.warn(attempt, failed);
        }
        if (run.attempt() >= MOST_ATTEMPTS) {
            return fail(run, problem);
        }
        Instant next = clock.instant().plus(pace.retryAfter(run.attempt()));
        tasks.putOff(run, problem.text(), next);
        return again(next);
    }

    private CompletionHandler<Void> fail(TaskRun run, Problem problem) {
        try {
            work.fail(run, problem);
            return new OnCompleteRemove<>();
        } catch (TaskLostException lost) {
            return LEFT;
        }
    }

    private static CompletionHandler<Void> again(Instant at) {
        return (complete, operations) -> operations.reschedule(complete, at);
    }
}
