package dev.muster.api.job;

import dev.muster.api.problem.Problem;
import dev.muster.store.TaskLostException;
import dev.muster.store.TaskRun;

/** What is done for one kind of task. */
interface TaskWork {

    /** Name of the kind, under which workers find its tasks. */
    String kind();

    /**
     * Does a task and ends it, as succeeded or as failed for good; it may be done again after it was left at any point.
     *
     * @throws AttemptFailedException when another attempt may succeed
     * @throws TaskLostException when this attempt no longer counts
     * @throws InterruptedException when it was interrupted, which it notices between its steps
     */
    void perform(TaskRun run, Meter meter) throws AttemptFailedException, InterruptedException;

    /** Ends a task as failed. @throws TaskLostException when this attempt no longer counts */
    void fail(TaskRun run, Problem problem);
}
