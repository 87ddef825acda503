package dev.muster.store;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes jobs in: with its tasks a job is there as a whole, for whichever worker comes first, or not at all. */
public final class JobQueue {

    private final Database database;

    public JobQueue(Database database) {
        this.database = database;
    }

    /** A request that may be sent again. @param key chosen by the client @param request digest of everything that was asked */
    public record IdempotentRequest(UUID credential, String key, Digest request) {}

    /** A job. @param fresh whether it was added now */
    public record Added(Jobs.JobRow job, boolean fresh) {}

    private record EarlierRequest(Digest request, UUID job) {}

    /**
     * Adds a job that waits, unless the same request with the same key was answered by one within a day.
     *
     * @param input bytes that it works on; null for none
     * @param request null when it cannot be sent again
     * @return empty when the key was used for another request
     */
    public Optional<Added> add(NewJob job, @Nullable InputStream input, @Nullable IdempotentRequest request) {
        return database.inTransaction(Scope.ALL, connection -> {
            Optional<EarlierRequest> earlier = request == null ? Optional.empty() : earlier(connection, request);
            if (request != null && earlier.isPresent()) {
                return earlier.get().request().equals(request.request())
                        ? Jobs.find(connection, earlier.get().job()).map(known -> new Added(known, false))
                        : Optional.empty();
            }
            UUID id = insert(connection, job);
            if (input != null) {
                JobInputs.insert(connection, id, input);
            }
            if (request != null) {
                remember(connection, request, id);
            }
            return Jobs.find(connection, id).map(added -> new Added(added, true));
        });
    }

    /** How many jobs of a kind are not over. */
    public int waiting(String kind) {
        return database.inTransaction(
                Jobs.NO_ACCOUNT,
                connection -> new Query()
                        .add("select count(*) from job where kind = ? and state in ('queued', 'running')", kind)
                        .first(connection, row -> row.getInt(1))
                        .orElse(0));
    }

    static UUID insert(Connection connection, NewJob job) throws SQLException {
        UUID id = UUID.randomUUID();
        new Query()
                .add(
                        "insert into job (id, kind, state, unit, priority, request, schedule, total) values (?, ?, 'queued', ?, ?, ?, ?, ?)",
                        id,
                        job.kind(),
                        job.unit(),
                        job.priority(),
                        CanonicalJson.text(job.request()),
                        job.schedule(),
                        job.accounts().size())
                .execute(connection);
        if (job.accounts().isEmpty()) {
            new Query()
                    .add("insert into job_task (id, job, kind) values (gen_random_uuid(), ?, ?)", id, job.task())
                    .execute(connection);
        } else {
            insertTasks(connection, id, job.task(), job.accounts());
        }
        makeDue(connection, id, job.task());
        return id;
    }

    /** Adds a task for each account. */
    static void insertTasks(Connection connection, UUID job, String kind, List<String> accounts) throws SQLException {
        new Query()
                .add(
                        "insert into job_task (id, job, kind, account) select gen_random_uuid(), ?, ?, unnest(?)",
                        job,
                        kind,
                        connection.createArrayOf(
                                "bigint", accounts.stream().map(Long::valueOf).toArray()))
                .execute(connection);
    }

    /** Lets workers have the tasks of a job. */
    static void makeDue(Connection connection, UUID job, String kind) throws SQLException {
        new Query().add("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                        select task.kind, task.id, now(), false, 1, job.priority
                          from job_task task join job on job.id = task.job where task.job = ? and task.kind = ?
                        """, job, kind).execute(connection);
    }

    private static Optional<EarlierRequest> earlier(Connection connection, IdempotentRequest request)
            throws SQLException {
        new Query()
                .add("select pg_advisory_xact_lock(hashtextextended(?, 0))", request.credential() + request.key())
                .list(connection, row -> true);
        new Query()
                .add("delete from idempotent_request where created_at < now() - interval '1 day'")
                .execute(connection);
        return new Query()
                .add(
                        "select request, job from idempotent_request where credential = ? and key = ?",
                        request.credential(),
                        request.key())
                .first(
                        connection,
                        row -> new EarlierRequest(
                                Digest.ofHash(row.getBytes("request")), row.getObject("job", UUID.class)));
    }

    private static void remember(Connection connection, IdempotentRequest request, UUID job) throws SQLException {
        new Query()
                .add(
                        "insert into idempotent_request (credential, key, request, job) values (?, ?, ?, ?)",
                        request.credential(),
                        request.key(),
                        request.request().hash(),
                        job)
                .execute(connection);
    }
}
