package dev.muster.api.job;

import dev.muster.api.problem.Problem;
import dev.muster.store.JobTasks;
import dev.muster.store.TaskRun;
import java.util.List;

/** Finds out which accounts an organization has, and adds a task for each that can be used. */
final class DiscoveryWork implements TaskWork {

    static final String KIND = "discovery";

    private final Collecting collecting;
    private final JobTasks tasks;

    DiscoveryWork(Collecting collecting, JobTasks tasks) {
        this.collecting = collecting;
        this.tasks = tasks;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void perform(TaskRun run, Meter meter) throws AttemptFailedException, InterruptedException {
        tasks.fanOut(run, collecting.discover(run, meter), AccountWork.KIND);
    }

    @Override
    public void fail(TaskRun run, Problem problem) {
        tasks.endJob(run, List.of(), problem.text());
    }
}
