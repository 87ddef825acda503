package dev.muster.api.job;

import dev.muster.api.command.Judge;
import dev.muster.api.problem.Problem;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.store.JobTasks;
import dev.muster.store.SealRefusedException;
import dev.muster.store.TaskRun;

/** Collects one account, judges it and seals both: each attempt reads the account anew, and one of them is sealed. */
final class AccountWork implements TaskWork {

    static final String KIND = "account";

    private final Collecting collecting;
    private final Judge judge;
    private final JobTasks tasks;

    AccountWork(Collecting collecting, Judge judge, JobTasks tasks) {
        this.collecting = collecting;
        this.judge = judge;
        this.tasks = tasks;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void perform(TaskRun run, Meter meter) throws AttemptFailedException, InterruptedException {
        Snapshot snapshot = collecting.collect(run, meter);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            tasks.seal(run, snapshot, judge.evaluate(snapshot));
        } catch (SealRefusedException refused) {
            // somebody else was quicker: what is read next is newer
            throw new AttemptFailedException(
                    ProblemType.of(refused.reason()), String.valueOf(refused.getMessage()), refused);
        }
    }

    @Override
    public void fail(TaskRun run, Problem problem) {
        tasks.failAccount(run, problem.text());
    }
}
