package dev.muster.store;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
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
    static final Scope NO_ACCOUNT = Scope.of(Set.of());

    private final Database database;

    public Jobs(Database database) {
        this.database = database;
    }

    /**
     * A job.
     *
     * @param done of the accounts that it is about, total of them: 0 until they are known
     * @param failed how many of those done failed
     * @param request what was asked
     * @param schedule by which it was started; null when somebody asked
     * @param problem canonical JSON of what ended it, or of why it was put off; null when nothing did
     */
    public record JobRow(
            UUID id,
            String kind,
            String state,
            int priority,
            int done,
            int total,
            int failed,
            String unit,
            JsonObject request,
            @Nullable UUID schedule,
            @Nullable String problem,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        public boolean isOver() {
            return !List.of("queued", "running").contains(state);
        }
    }

    /** Which jobs to list; null: all. */
    public record Filter(
            @Nullable String kind,
            @Nullable String state,
            @Nullable UUID schedule) {}

    /** Place of a job in the list. */
    public record JobKey(Instant createdAt, UUID id) {}

    /** What the accounts of a job have needed so far. */
    public record Effort(long calls, long throttles) {}

    public Optional<JobRow> find(UUID id) {
        return database.inTransaction(NO_ACCOUNT, connection -> find(connection, id));
    }

    /** The newest first. @param before last item of the page before; null at the beginning */
    public List<JobRow> list(Filter filter, @Nullable JobKey before, int limit) {
        Query query = new Query()
                .add("select * from job where true")
                .addIf(filter.kind(), "and kind = ?")
                .addIf(filter.state(), "and state = ?")
                .addIf(filter.schedule(), "and schedule = ?");
        if (before != null) {
            query.add("and (created_at, id) < (?, ?)", before.createdAt(), before.id());
        }
        query.add("order by created_at desc, id desc limit ?", limit);
        return database.inTransaction(NO_ACCOUNT, connection -> query.list(connection, Jobs::read));
    }

    /** The snapshots that came of a job, as far as the scope reaches. */
    public List<UUID> results(Scope scope, UUID job) {
        return database.inTransaction(
                scope,
                connection -> new Query().add("""
                                select result.id from job_task cross join unnest(results) with ordinality as result (id, place)
                                 where job = ? order by account nulls first, result.place
                                """, job).list(connection, row -> row.getObject("id", UUID.class)));
    }

    public Effort effort(Scope scope, UUID job) {
        return database.inTransaction(
                scope,
                connection -> new Query()
                        .add("select sum(calls) as calls, sum(throttles) as throttles from job_task where job = ?", job)
                        .first(connection, row -> new Effort(row.getLong("calls"), row.getLong("throttles")))
                        .orElseThrow());
    }

    /**
     * Ends a job that is not over, with everything of it that waits or runs: whoever has it notices, and can no longer end it.
     *
     * @return the job as it is now; empty when there is none
     */
    public Optional<JobRow> cancel(UUID id) {
        return database.inTransaction(Scope.ALL, connection -> {
            int cancelled = new Query()
                    .add(
                            "update job set state = 'cancelled', finished_at = now() where id = ? and state in ('queued', 'running')",
                            id)
                    .update(connection);
            if (cancelled > 0) {
                new Query().add("""
                                update job_task set state = 'cancelled', finished_at = now(), retry_at = null
                                 where job = ? and state in ('queued', 'running')
                                """, id).update(connection);
                JobInputs.delete(connection, id);
            }
            return find(connection, id);
        });
    }

    static Optional<JobRow> find(Connection connection, UUID id) throws SQLException {
        return new Query().add("select * from job where id = ?", id).first(connection, Jobs::read);
    }

    private static JobRow read(ResultSet row) throws SQLException {
        return new JobRow(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("state"),
                row.getInt("priority"),
                row.getInt("done"),
                row.getInt("total"),
                row.getInt("failed"),
                row.getString("unit"),
                (JsonObject) JsonReader.parse(row.getString("request")),
                row.getObject("schedule", UUID.class),
                row.getString("problem"),
                Query.instant(row, "created_at"),
                Query.instantOrNull(row, "started_at"),
                Query.instantOrNull(row, "finished_at"));
    }
}
