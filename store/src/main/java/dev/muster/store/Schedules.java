package dev.muster.store;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is collected again and again, and when next. */
public final class Schedules {

    private final Database database;

    public Schedules(Database database) {
        this.database = database;
    }

    /**
     * A schedule.
     *
     * @param request what to collect
     * @param cron of five fields, in UTC; null: it has {@code every}, an ISO 8601 duration
     * @param nextAt when its next job is due
     * @param lastJob null before the first
     */
    public record ScheduleRow(
            UUID id,
            String name,
            JsonObject request,
            @Nullable String cron,
            @Nullable String every,
            Instant nextAt,
            @Nullable UUID lastJob,
            Instant createdAt,
            Instant updatedAt) {}

    /** What a schedule is to be. @param cron null: it has {@code every} */
    public record Plan(
            String name,
            JsonObject request,
            @Nullable String cron,
            @Nullable String every,
            Instant nextAt) {}

    /** Adds one; empty when its name is taken. */
    public Optional<ScheduleRow> add(Plan plan) {
        UUID id = UUID.randomUUID();
        return database.inTransaction(
                Jobs.NO_ACCOUNT,
                connection -> new Query()
                        .add(
                                """
                        insert into schedule (id, name, request, cron, every, next_at) values (?, ?, ?, ?, ?, ?)
                        on conflict (name) do nothing returning *
                        """,
                                id,
                                plan.name(),
                                CanonicalJson.text(plan.request()),
                                plan.cron(),
                                plan.every(),
                                plan.nextAt())
                        .first(connection, Schedules::read));
    }

    /** Makes one another; empty when there is none of that id, or another has that name. */
    public Optional<ScheduleRow> replace(UUID id, Plan plan) {
        return database.inTransaction(
                Jobs.NO_ACCOUNT,
                connection -> new Query()
                        .add(
                                """
                        update schedule
                           set name = ?, request = ?, cron = ?, every = ?, next_at = ?, updated_at = now()
                         where id = ? and not exists (select from schedule other where other.name = ? and other.id <> ?)
                        returning *
                        """,
                                plan.name(),
                                CanonicalJson.text(plan.request()),
                                plan.cron(),
                                plan.every(),
                                plan.nextAt(),
                                id,
                                plan.name(),
                                id)
                        .first(connection, Schedules::read));
    }

    /** Removes one; the jobs that it started stay. @return whether there was one */
    public boolean remove(UUID id) {
        return database.inTransaction(
                Jobs.NO_ACCOUNT,
                connection ->
                        new Query().add("delete from schedule where id = ?", id).update(connection) > 0);
    }

    public Optional<ScheduleRow> find(UUID id) {
        return database.inTransaction(
                Jobs.NO_ACCOUNT,
                connection -> new Query()
                        .add("select * from schedule where id = ?", id)
                        .first(connection, Schedules::read));
    }

    /** In the order of their names. @param after name of the last one of the page before; null at the beginning */
    public List<ScheduleRow> list(@Nullable String after, int limit) {
        return database.inTransaction(
                Jobs.NO_ACCOUNT,
                connection -> new Query()
                        .add("select * from schedule where true")
                        .addIf(after, "and name > ?")
                        .add("order by name limit ?", limit)
                        .list(connection, Schedules::read));
    }

    /**
     * Starts the jobs of the schedules that are due, each once, whoever else does the same. One whose last job is not over is left out this
     * time; times that were missed are made up for by one job.
     *
     * @param next tells when a schedule is due after now
     * @param job makes the job that a schedule starts
     * @return how many were started
     */
    public int startDue(Instant now, Function<ScheduleRow, Instant> next, Function<ScheduleRow, NewJob> job) {
        return database.inTransaction(Scope.ALL, connection -> {
            List<ScheduleRow> due = new Query()
                    .add("select * from schedule where next_at <= ? order by next_at for update skip locked", now)
                    .list(connection, Schedules::read);
            int started = 0;
            for (ScheduleRow schedule : due) {
                boolean idle = isIdle(connection, schedule);
                UUID last = idle ? start(connection, job.apply(schedule)) : schedule.lastJob();
                new Query()
                        .add(
                                "update schedule set next_at = ?, last_job = ? where id = ?",
                                next.apply(schedule),
                                last,
                                schedule.id())
                        .execute(connection);
                started += idle ? 1 : 0;
            }
            return started;
        });
    }

    /** What is collected again and again is in scope from now on, even if it can never be read. */
    private static UUID start(Connection connection, NewJob job) throws SQLException {
        new Query()
                .add(
                        "insert into account (id) select unnest(?) on conflict do nothing",
                        connection.createArrayOf(
                                "bigint",
                                job.accounts().stream().map(Long::valueOf).toArray()))
                .execute(connection);
        return JobQueue.insert(connection, job);
    }

    private static boolean isIdle(Connection connection, ScheduleRow schedule) throws SQLException {
        UUID last = schedule.lastJob();
        return last == null
                || Jobs.find(connection, last).map(Jobs.JobRow::isOver).orElse(true);
    }

    private static ScheduleRow read(ResultSet row) throws SQLException {
        return new ScheduleRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                (JsonObject) JsonReader.parse(row.getString("request")),
                row.getString("cron"),
                row.getString("every"),
                Query.instant(row, "next_at"),
                row.getObject("last_job", UUID.class),
                Query.instant(row, "created_at"),
                Query.instant(row, "updated_at"));
    }
}
