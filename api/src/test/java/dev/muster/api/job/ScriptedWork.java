package dev.muster.api.job;

import dev.muster.api.problem.Problem;
import dev.muster.store.JobTasks;
import dev.muster.store.TaskRun;

/** The tasks of accounts, done as a test wants. */
record ScriptedWork(JobTasks tasks, Script script) implements TaskWork {

    /** What a test wants. */
    @FunctionalInterface
    interface Script {
        void perform(TaskRun run, Meter meter) throws AttemptFailedException, InterruptedException;
    }

    @Override
    public String kind() {
        return AccountWork.KIND;
    }

    @Override
    public void perform(TaskRun run, Meter meter) throws AttemptFailedException, InterruptedException {
        script.perform(run, meter);
    }

    @Override
    public void fail(TaskRun run, Problem problem) {
        tasks.failAccount(run, problem.text());
    }
}
