package dev.muster.store;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What workers do with tasks.
 *
 * <p>A worker may die at any point, or be taken for dead: so every end of a task is written in one transaction with what came of it, and
 * only by the latest attempt at a task that still runs. Locks are taken in one order, the job before its tasks.
 */
public final class JobTasks {

    private final Database database;

    public JobTasks(Database database) {
        this.database = database;
    }

    /** Begins the next attempt at a task; empty when it is over. @param worker name of who does it */
    public Optional<TaskRun> begin(UUID task, String worker) {
        return database.inTransaction(Scope.ALL, connection -> {
            new Query().add("""
                            update job set state = 'running', started_at = now()
                             where id = (select job from job_task where id = ?) and state = 'queued'
                            """, task).execute(connection);
            return new Query()
                    .add("""
                            update job_task task
                               set state = 'running', attempt = attempt + 1, worker = ?, calls = 0, throttles = 0,
                                   retry_at = null, started_at = coalesce(task.started_at, now())
                              from job
                             where job.id = task.job and task.id = ? and task.state in ('queued', 'running')
                            returning task.id, task.job, task.kind, task.account, task.attempt, job.request
                            """, worker, task)
                    .first(
                            connection,
                            row -> new TaskRun(
                                    row.getObject("id", UUID.class),
                                    row.getObject("job", UUID.class),
                                    row.getString("kind"),
                                    row.getObject("account") == null ? null : Query.account(row, "account"),
                                    row.getInt("attempt"),
                                    (JsonObject) JsonReader.parse(row.getString("request"))));
        });
    }

    /** Tells how far an attempt is. @return whether it still counts: otherwise it is to be given up */
    public boolean report(TaskRun run, int calls, int throttles) {
        return change(
                        "update job_task set calls = ?, throttles = ? where id = ? and attempt = ? and state = 'running'",
                        calls,
                        throttles,
                        run.id(),
                        run.attempt())
                > 0;
    }

    /** Tells how many accounts of a job, which is one task, are done. */
    public void progress(TaskRun run, int done, int total) {
        change("update job set done = ?, total = ? where id = ? and state = 'running'", done, total, run.job());
    }

    /** Gives a task back unfinished, as if it had not been begun. */
    public void handBack(TaskRun run) {
        change(
                "update job_task set state = 'queued', attempt = attempt - 1 where id = ? and attempt = ? and state = 'running'",
                run.id(),
                run.attempt());
    }

    /**
     * Puts a task off after an attempt that failed; a job that is one task tells it meanwhile.
     *
     * @param problem why, as canonical JSON
     */
    public void putOff(TaskRun run, String problem, Instant retryAt) {
        database.inTransaction(Scope.ALL, connection -> {
            new Query().add("""
                            update job set problem = ?
                             where id = ? and state = 'running'
                               and exists (select from job_task where id = ? and attempt = ? and account is null)
                            """, problem, run.job(), run.id(), run.attempt()).execute(connection);
            return new Query()
                    .add(
                            "update job_task set state = 'queued', problem = ?, retry_at = ? where id = ? and attempt = ? and state = 'running'",
                            problem,
                            retryAt,
                            run.id(),
                            run.attempt())
                    .update(connection);
        });
    }

    /**
     * Seals the snapshot of a task's account, and ends the task with it.
     *
     * @param problem why the account has failed all the same, as canonical JSON: its snapshot tells a gap; null: it succeeded
     * @throws SealRefusedException when the history has other content at that time, or a later snapshot; nothing is written
     * @throws TaskLostException when this attempt no longer counts; nothing is written
     */
    public Sealed seal(TaskRun run, Snapshot snapshot, Evaluation evaluation, @Nullable String problem) {
        if (!snapshot.account().equals(run.account())) {
            throw new IllegalArgumentException(
                    "the snapshot is of account `" + snapshot.account() + "`, the task of `" + run.account() + "`");
        }
        return database.inTransaction(Scope.of(snapshot.account()), connection -> {
            Sealed sealed = SnapshotSealing.seal(connection, snapshot, evaluation);
            end(connection, run, problem == null ? "succeeded" : "failed", List.of(sealed.id()), problem);
            countAccount(connection, run, problem == null ? 0 : 1);
            return sealed;
        });
    }

    /** Ends the task of an account as failed. @param problem why, as canonical JSON @throws TaskLostException when this attempt no longer counts */
    public void failAccount(TaskRun run, String problem) {
        database.inTransaction(Scope.ALL, connection -> {
            end(connection, run, "failed", List.of(), problem);
            countAccount(connection, run, 1);
            return true;
        });
    }

    /**
     * Ends a task, and with it the job that has no other.
     *
     * @param results snapshots that came of it
     * @param problem why it failed, as canonical JSON; null: it succeeded
     * @throws TaskLostException when this attempt no longer counts
     */
    public void endJob(TaskRun run, List<UUID> results, @Nullable String problem) {
        database.inTransaction(Scope.ALL, connection -> {
            String state = problem == null ? "succeeded" : "failed";
            end(connection, run, state, results, problem);
            new Query()
                    .add(
                            "update job set state = ?, problem = ?, finished_at = now() where id = ?",
                            state,
                            problem,
                            run.job())
                    .execute(connection);
            JobInputs.delete(connection, run.job());
            return true;
        });
    }

    /**
     * Ends the task that found out which accounts a job is about, and adds a task for each.
     *
     * @param kind of the tasks
     * @throws TaskLostException when this attempt no longer counts
     */
    public void fanOut(TaskRun run, OrganizationMembers members, String kind) {
        database.inTransaction(Scope.ALL, connection -> {
            end(connection, run, "succeeded", List.of(), null);
            members.record(connection);
            List<String> accounts = members.active();
            JobQueue.insertTasks(connection, run.job(), kind, accounts);
            JobQueue.makeDue(connection, run.job(), kind);
            new Query()
                    .add("update job set total = ?, problem = null where id = ?", accounts.size(), run.job())
                    .execute(connection);
            endWhenDone(connection, run);
            return true;
        });
    }

    private static void end(
            Connection connection, TaskRun run, String state, List<UUID> results, @Nullable String problem)
            throws SQLException {
        new Query()
                .add("select from job where id = ? for no key update", run.job())
                .list(connection, row -> true);
        int ended = new Query()
                .add("""
                        update job_task set state = ?, results = ?, problem = ?, retry_at = null, finished_at = now()
                         where id = ? and attempt = ? and state = 'running'
                        """, state, connection.createArrayOf("uuid", results.toArray()), problem, run.id(), run.attempt())
                .update(connection);
        if (ended == 0) {
            throw new TaskLostException(run);
        }
    }

    private static void countAccount(Connection connection, TaskRun run, int failed) throws SQLException {
        new Query()
                .add("update job set done = done + 1, failed = failed + ? where id = ?", failed, run.job())
                .execute(connection);
        endWhenDone(connection, run);
    }

    private static void endWhenDone(Connection connection, TaskRun run) throws SQLException {
        new Query().add("""
                        update job set state = case when failed > 0 then 'failed' else 'succeeded' end, finished_at = now()
                         where id = ? and state = 'running' and done = total
                        """, run.job()).execute(connection);
    }

    private int change(String sql, Object... values) {
        return database.inTransaction(
                Scope.ALL, connection -> new Query().add(sql, values).update(connection));
    }
}
