package dev.muster.api.job;

import dev.muster.api.command.Judge;
import dev.muster.api.problem.Problem;
import dev.muster.api.problem.ProblemType;
import dev.muster.collector.live.AccountResult;
import dev.muster.collector.live.LiveCollector;
import dev.muster.collector.live.TargetAccount;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.CollectionCall;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.store.JobTasks;
import dev.muster.store.SealRefusedException;
import dev.muster.store.TaskRun;

/** Collects one account, judges it and seals both: each attempt reads the account anew, and one of them is sealed. */
final class AccountWork implements TaskWork {

    static final String KIND = "account";

    private static final String ACTIVE = "ACTIVE";

    private final OpenCollectors collectors;
    private final Judge judge;
    private final JobTasks tasks;

    AccountWork(OpenCollectors collectors, Judge judge, JobTasks tasks) {
        this.collectors = collectors;
        this.judge = judge;
        this.tasks = tasks;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void perform(TaskRun run, Meter meter) throws AttemptFailedException, InterruptedException {
        AccountResult result = collectors.use(run, meter, collector -> collector.collect(target(collector, run)));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (result instanceof AccountResult.Collected collected) {
            seal(run, collected, meter);
        } else if (result instanceof AccountResult.NotAttempted closed) {
            fail(run, failed("the organization says that the account is `" + closed.status() + "`"));
        } else if (result instanceof AccountResult.Failed failed) {
            fail(run, failed(failed.problem()));
        }
    }

    @Override
    public void fail(TaskRun run, Problem problem) {
        tasks.failAccount(run, problem.text());
    }

    private static TargetAccount target(LiveCollector collector, TaskRun run) {
        String id = String.valueOf(run.account());
        return collector.accounts().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElse(new TargetAccount(id, ACTIVE));
    }

    private void seal(TaskRun run, AccountResult.Collected collected, Meter meter) throws AttemptFailedException {
        Snapshot snapshot = collected.snapshot();
        for (CollectionCall call : snapshot.provenance().calls()) {
            meter.called(call.attempts() == null ? 1 : call.attempts());
        }
        // an account may be done before anybody asked how far it is
        tasks.report(run, meter.calls(), meter.throttles());
        String unentered = collected.problem();
        if (unentered != null && run.attempt() < TaskExecution.MOST_ATTEMPTS && mayPass(snapshot)) {
            throw new AttemptFailedException(
                    ProblemType.ACCOUNTS_FAILED, unentered, new IllegalStateException(unentered));
        }
        try {
            tasks.seal(
                    run,
                    snapshot,
                    judge.evaluate(snapshot),
                    unentered == null ? null : failed(unentered).text());
        } catch (SealRefusedException refused) {
            // somebody else was quicker: what is read next is newer
            throw new AttemptFailedException(
                    ProblemType.of(refused.reason()), String.valueOf(refused.getMessage()), refused);
        }
    }

    /** Whoever is denied once is denied again. */
    private static boolean mayPass(Snapshot snapshot) {
        return snapshot.unreadable().values().stream().noneMatch(unread -> unread.cause() == Cause.DENIED);
    }

    private static Problem failed(String detail) {
        return Problem.of(ProblemType.ACCOUNTS_FAILED, detail);
    }
}
