package dev.muster.store;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Long work and how far it is. */
public final class Jobs {

    /** Jobs belong to no account. */
    private static final Scope NO_ACCOUNT = Scope.of(Set.of());

    private final Database database;

    public Jobs(Database database) {
        this.database = database;
    }

    /** A job. @param problem canonical JSON of what ended it; null when nothing did */
    public record JobRow(
            UUID id,
            String kind,
            String state,
            int done,
            int total,
            String unit,
            List<String> results,
            @Nullable String problem,
            Instant createdAt) {}

    /** Adds a job that waits. */
    public JobRow add(String kind, String unit) {
        UUID id = UUID.randomUUID();
        return database.inTransaction(NO_ACCOUNT, connection -> {
            update(connection, "insert into job (id, kind, state, unit) values (?, ?, 'queued', ?)", id, kind, unit);
            return find(connection, id).orElseThrow();
        });
    }

    /**
     * Adds a job that waits, unless the same request with the same key was answered by one within a day.
     *
     * @return empty when the key was used for another request
     */
    public Optional<Added> addOnce(String kind, String unit, IdempotentRequest request) {
        UUID id = UUID.randomUUID();
        return database.inTransaction(NO_ACCOUNT, connection -> {
            new Query()
                    .add("select pg_advisory_xact_lock(hashtextextended(?, 0))", request.credential() + request.key())
                    .list(connection, row -> true);
            update(connection, "delete from idempotent_request where created_at < now() - interval '1 day'");
            Optional<EarlierRequest> earlier = new Query()
                    .add(
                            "select request, job from idempotent_request where credential = ? and key = ?",
                            request.credential(),
                            request.key())
                    .first(
                            connection,
                            row -> new EarlierRequest(
                                    Digest.ofHash(row.getBytes("request")), row.getObject("job", UUID.class)));
            if (earlier.isPresent()) {
                return earlier.get().request().equals(request.request())
                        ? find(connection, earlier.get().job()).map(job -> new Added(job, false))
                        : Optional.empty();
            }
            update(connection, "insert into job (id, kind, state, unit) values (?, ?, 'queued', ?)", id, kind, unit);
            update(
                    connection,
                    "insert into idempotent_request (credential, key, request, job) values (?, ?, ?, ?)",
                    request.credential(),
                    request.key(),
                    request.request().hash(),
                    id);
            return find(connection, id).map(job -> new Added(job, true));
        });
    }

    /** A request that may be sent again. @param key chosen by the client @param request digest of everything that was asked */
    public record IdempotentRequest(UUID credential, String key, Digest request) {}

    /** A job. @param fresh whether it was added now */
    public record Added(JobRow job, boolean fresh) {}

    private record EarlierRequest(Digest request, UUID job) {}

    public void progress(UUID id, int done, int total) {
        run("update job set state = 'running', done = ?, total = ? where id = ?", done, total, id);
    }

    public void succeed(UUID id, List<String> results) {
        run(
                "update job set state = 'succeeded', results = ? where id = ?",
                CanonicalJson.text(JsonArray.ofTexts(results)),
                id);
    }

    /** @param results what was done before it failed */
    public void fail(UUID id, List<String> results, String problem) {
        run(
                "update job set state = 'failed', results = ?, problem = ? where id = ?",
                CanonicalJson.text(JsonArray.ofTexts(results)),
                problem,
                id);
    }

    /** What was under way when a process ended without finishing it has failed. */
    public void failInterrupted(String problem) {
        run("update job set state = 'failed', problem = ? where state in ('queued', 'running')", problem);
    }

    public Optional<JobRow> find(UUID id) {
        return database.inTransaction(NO_ACCOUNT, connection -> find(connection, id));
    }

    /** The newest first. @param before last item of the page before; null at the beginning */
    public List<JobRow> list(@Nullable JobKey before, int limit) {
        Query query = new Query().add("select * from job where true");
        if (before != null) {
            query.add("and (created_at, id) < (?, ?)", before.createdAt(), before.id());
        }
        query.add("order by created_at desc, id desc limit ?", limit);
        return database.inTransaction(NO_ACCOUNT, connection -> query.list(connection, Jobs::read));
    }

    /** Place of a job in the list. */
    public record JobKey(Instant createdAt, UUID id) {}

    private static Optional<JobRow> find(Connection connection, UUID id) throws SQLException {
        return new Query().add("select * from job where id = ?", id).first(connection, Jobs::read);
    }

    private static JobRow read(ResultSet row) throws SQLException {
        JsonArray results = (JsonArray) JsonReader.parse(row.getString("results"));
        return new JobRow(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("state"),
                row.getInt("done"),
                row.getInt("total"),
                row.getString("unit"),
                results.items().stream()
                        .map(item -> ((JsonString) item).value())
                        .toList(),
                row.getString("problem"),
                Query.instant(row, "created_at"));
    }

    private void run(String sql, Object... values) {
        database.inTransaction(NO_ACCOUNT, connection -> {
            update(connection, sql, values);
            return true;
        });
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        new Query().add(sql, values).execute(connection);
    }
}
