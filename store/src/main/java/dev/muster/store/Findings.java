package dev.muster.store;

import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads verdicts: as of an instant they are those of each account's latest snapshot at or before it. */
public final class Findings {

    private final Database database;

    public Findings(Database database) {
        this.database = database;
    }

    /**
     * A finding as of an instant.
     *
     * @param id follows from account, control and resource: the same on every day and under every ruleset
     * @param detail reasons and unread sections
     * @param ruleset under which the latest snapshot was judged
     * @param firstSeen beginning of the present uninterrupted run of this outcome, {@code lastSeen} its end so far
     */
    public record FindingRow(
            UUID id,
            String account,
            String control,
            String resourceType,
            String resource,
            String outcome,
            JsonObject detail,
            Digest ruleset,
            UUID snapshot,
            Instant firstSeen,
            Instant lastSeen) {}

    /**
     * What to list; null leaves a filter out.
     *
     * @param controls ids, for filters by severity and framework
     */
    public record Filter(
            @Nullable String account,
            @Nullable Collection<String> controls,
            @Nullable String outcome,
            @Nullable String resource) {}

    /** Place of a finding in the list. */
    public record FindingKey(String account, String control, String resource, String resourceType) {}

    /** Findings in the order of account, control and resource. @param after last item of the page before; null at the beginning */
    public List<FindingRow> list(Scope scope, Filter filter, Instant asOf, @Nullable FindingKey after, int limit) {
        return database.inTransaction(scope, connection -> list(connection, filter, asOf, after, limit));
    }

    /** The finding of that id, empty when there is none as of the instant. */
    public Optional<FindingRow> find(Scope scope, UUID id, Instant asOf) {
        return database.inTransaction(scope, connection -> {
            Optional<Filter> named = named(connection, id);
            return named.isEmpty()
                    ? Optional.empty()
                    : list(connection, named.get(), asOf, null, 1).stream().findFirst();
        });
    }

    /** What a finding was from a snapshot on. @param outcome null: no longer judged @param detail reasons and unread sections */
    public record VerdictRow(
            Instant at, UUID snapshot, @Nullable String outcome, JsonObject detail) {}

    /**
     * The changes of the finding of that id up to an instant, the newest first.
     *
     * @param before time of the last item of the page before; null at the beginning
     * @return empty when nothing with that id was ever judged
     */
    public Optional<List<VerdictRow>> history(Scope scope, UUID id, Instant asOf, @Nullable Instant before, int limit) {
        return database.inTransaction(scope, connection -> {
            Optional<Filter> named = named(connection, id);
            return named.isEmpty()
                    ? Optional.empty()
                    : Optional.of(history(connection, named.get(), asOf, before, limit));
        });
    }

    private static List<VerdictRow> history(
            Connection connection, Filter named, Instant asOf, @Nullable Instant before, int limit)
            throws SQLException {
        return new Query()
                .add("""
                        select verdict_change.at, snapshot.id as snapshot, verdict_change.outcome, verdict_change.detail
                          from verdict_change
                          join control on control.id = verdict_change.control
                          join judged on judged.id = verdict_change.judged
                          join snapshot on snapshot.account = verdict_change.account
                                       and snapshot.collected_at = verdict_change.at
                         where verdict_change.account = ? and control.name = ? and judged.name = ? and verdict_change.at <= ?
                        """, Long.parseLong(String.valueOf(named.account())), control(named), named.resource(), asOf)
                .addIf(before, "and verdict_change.at < ?")
                .add("order by verdict_change.at desc limit ?", limit)
                .list(
                        connection,
                        row -> new VerdictRow(
                                Query.instant(row, "at"),
                                row.getObject("snapshot", UUID.class),
                                row.getString("outcome"),
                                detail(row)));
    }

    private static Optional<Filter> named(Connection connection, UUID id) throws SQLException {
        return new Query()
                .add("""
                        select finding.account, control.name as control_name, judged.name as resource
                          from finding
                          join control on control.id = finding.control
                          join judged on judged.id = finding.judged
                         where finding.id = ?
                        """, id)
                .first(
                        connection,
                        row -> new Filter(
                                Query.account(row, "account"),
                                List.of(row.getString("control_name")),
                                null,
                                row.getString("resource")));
    }

    /** The one control of a filter that names a finding. */
    private static String control(Filter filter) {
        return String.join("", filter.controls() == null ? List.of() : filter.controls());
    }

    /** The same on every day and under every ruleset. */
    static UUID idOf(String account, String control, String resource) {
        return NameUuid.of("finding", account, control, resource);
    }

    /** Account by account, so that a page of a large organization reads the verdicts of few of them. */
    private static List<FindingRow> list(
            Connection connection, Filter filter, Instant asOf, @Nullable FindingKey after, int limit)
            throws SQLException {
        Query query = new Query().add("""
                        select found.*, latest.id as snapshot, latest.collected_at as last_seen, ruleset.digest as ruleset,
                               control.name as control_name, judged.name as resource, judged.type as resource_type,
                               (select min(run.at) from verdict_change run
                                 where run.account = account.id and run.control = found.control
                                   and run.judged = found.judged and run.at <= found.at
                                   and run.at > coalesce(
                                         (select max(other.at) from verdict_change other
                                           where other.account = account.id and other.control = found.control
                                             and other.judged = found.judged and other.at <= found.at
                                             and other.outcome is distinct from found.outcome), '-infinity')
                               ) as first_seen
                          from account
                          join lateral (select id, collected_at from snapshot
                                         where snapshot.account = account.id and snapshot.collected_at <= ?
                                         order by collected_at desc limit 1) latest on true
                          join lateral (select distinct on (verdict.control, verdict.judged) verdict.*
                                          from verdict_change verdict
                                         where verdict.account = account.id and verdict.at <= latest.collected_at
                        """, asOf);
        if (filter.controls() != null) {
            query.add(
                    "and verdict.control in (select id from control where name = any (?))",
                    connection.createArrayOf("text", filter.controls().toArray()));
        }
        query.addIf(
                filter.resource(),
                "and verdict.judged in (select id from judged where judged.account = account.id and judged.name = ?)");
        query.add("""
                                         order by verdict.control, verdict.judged, verdict.at desc) found on true
                          join control on control.id = found.control
                          join judged on judged.id = found.judged
                          join evaluation on evaluation.account = account.id and evaluation.instant = latest.collected_at
                          join ruleset on ruleset.id = evaluation.ruleset
                         where found.outcome is not null
                        """)
                .addIf(filter.account() == null ? null : Long.parseLong(filter.account()), "and account.id = ?")
                .addIf(filter.outcome(), "and found.outcome = ?");
        if (after != null) {
            long account = Long.parseLong(after.account());
            query.add("and account.id >= ?", account)
                    .add(
                            "and (account.id, control.name, judged.name, judged.type) > (?, ?, ?, ?)",
                            account,
                            after.control(),
                            after.resource(),
                            after.resourceType());
        }
        query.add("order by account.id, control.name, judged.name, judged.type limit ?", limit);
        return query.list(connection, Findings::read);
    }

    private static JsonObject detail(ResultSet row) throws SQLException {
        String detail = row.getString("detail");
        return detail == null ? JsonObject.EMPTY : (JsonObject) JsonReader.parse(detail);
    }

    private static FindingRow read(ResultSet row) throws SQLException {
        String account = Query.account(row, "account");
        String control = row.getString("control_name");
        String resource = row.getString("resource");
        return new FindingRow(
                idOf(account, control, resource),
                account,
                control,
                row.getString("resource_type"),
                resource,
                row.getString("outcome"),
                detail(row),
                Digest.ofHash(row.getBytes("ruleset")),
                row.getObject("snapshot", UUID.class),
                Query.instant(row, "first_seen"),
                Query.instant(row, "last_seen"));
    }
}
