package dev.muster.store;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads sealed snapshots. */
public final class Snapshots {

    private final Database database;

    public Snapshots(Database database) {
        this.database = database;
    }

    /** State of one section in a snapshot. @param cause of an unreadable one; null otherwise */
    public record SectionState(
            String section,
            String state,
            @Nullable String cause,
            @Nullable String detail) {}

    /**
     * Snapshots up to an instant, the newest first.
     *
     * @param account null for all
     * @param before the last item of the page before; null at the beginning
     */
    public List<SnapshotRow> list(
            Scope scope, @Nullable String account, Instant asOf, @Nullable SnapshotKey before, int limit) {
        Query query = new Query()
                .add("select " + SnapshotRow.COLUMNS + " from snapshot where collected_at <= ?", asOf)
                .addIf(account == null ? null : Long.parseLong(account), "and account = ?");
        if (before != null) {
            query.add("and (collected_at, account) < (?, ?)", before.collectedAt(), Long.parseLong(before.account()));
        }
        query.add("order by collected_at desc, account desc limit ?", limit);
        return database.inTransaction(scope, connection -> query.list(connection, SnapshotRow::read));
    }

    /** Place of a snapshot in the list. */
    public record SnapshotKey(Instant collectedAt, String account) {}

    public Optional<SnapshotRow> find(Scope scope, UUID id) {
        return database.inTransaction(scope, connection -> find(connection, id));
    }

    /**
     * The latest snapshot of an account up to an instant that has a section: its data, or that the account is in no organization, of which
     * there is none then.
     */
    public Optional<SnapshotRow> latestWith(Scope scope, String account, String section, Instant asOf) {
        long id = Long.parseLong(account);
        return database.inTransaction(
                scope,
                connection -> new Query()
                        .add("select " + SnapshotRow.COLUMNS + " from snapshot")
                        .add("""
                                join lateral (select state, cause from section_change change
                                               where change.account = snapshot.account and section = ?
                                                 and at <= snapshot.collected_at
                                               order by at desc limit 1) latest on true
                               where snapshot.account = ? and collected_at <= ?
                                 and (latest.state = 'present' or latest.cause = ?)
                               order by collected_at desc limit 1
                              """, section, id, asOf, Cause.NOT_IN_ORGANIZATION.id())
                        .first(connection, SnapshotRow::read));
    }

    /** The sections of a snapshot, by name. */
    public List<SectionState> sections(Scope scope, SnapshotRow snapshot) {
        return database.inTransaction(
                scope,
                connection -> sections(connection, snapshot).stream()
                        .map(StoredSection::state)
                        .toList());
    }

    /** The whole snapshot again, with the same content digest; empty when there is none of that id. */
    public Optional<Snapshot> load(Scope scope, UUID id) {
        return database.inTransaction(scope, connection -> {
            Optional<SnapshotRow> row = find(connection, id);
            return row.isEmpty() ? Optional.empty() : Optional.of(new SnapshotLoading(connection, row.get()).load());
        });
    }

    private static Optional<SnapshotRow> find(Connection connection, UUID id) throws SQLException {
        return new Query()
                .add("select " + SnapshotRow.COLUMNS + " from snapshot where id = ?", id)
                .first(connection, SnapshotRow::read);
    }

    record StoredSection(SectionState state, @Nullable JsonObject document) {}

    static List<StoredSection> sections(Connection connection, SnapshotRow snapshot) throws SQLException {
        return new Query()
                .add("""
                        select latest.section, latest.state, latest.cause, latest.detail, document.body
                          from (select distinct on (section) * from section_change
                                 where account = ? and at <= ? order by section, at desc) latest
                          left join document on document.digest = latest.document
                         where latest.state <> 'gone'
                         order by latest.section
                        """, Long.parseLong(snapshot.account()), snapshot.collectedAt())
                .list(
                        connection,
                        row -> new StoredSection(
                                new SectionState(
                                        row.getString("section"),
                                        row.getString("state"),
                                        row.getString("cause"),
                                        row.getString("detail")),
                                row.getBytes("body") == null ? null : (JsonObject) Packed.json(row.getBytes("body"))));
    }
}
