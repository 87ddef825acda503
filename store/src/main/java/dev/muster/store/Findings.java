package dev.muster.store;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import java.sql.Array;
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
        return database.inTransaction(scope, connection -> {
            Query query = query(connection, filter, asOf);
            if (after != null) {
                query.add(
                        "and (found.account, control.name, judged.name, judged.type) > (?, ?, ?, ?)",
                        Long.parseLong(after.account()),
                        after.control(),
                        after.resource(),
                        after.resourceType());
            }
            query.add("order by found.account, control.name, judged.name, judged.type limit ?", limit);
            return query.list(connection, Findings::read);
        });
    }

    /** The finding of that id, empty when there is none as of the instant. */
    public Optional<FindingRow> find(Scope scope, UUID id, Instant asOf) {
        return database.inTransaction(
                scope,
                connection ->
                        query(connection, new Filter(null, null, null, null), asOf)
                                .list(connection, Findings::read)
                                .stream()
                                .filter(finding -> finding.id().equals(id))
                                .findFirst());
    }

    private static Query query(Connection connection, Filter filter, Instant asOf) throws SQLException {
        Query query = new Query()
                .add("with latest as (select distinct on (account) account, id, collected_at from snapshot")
                .add("where collected_at <= ?", asOf)
                .addIf(filter.account() == null ? null : Long.parseLong(filter.account()), "and account = ?")
                .add("""
                        order by account, collected_at desc),
                        found as (
                          select distinct on (verdict.account, verdict.control, verdict.judged)
                                 verdict.*, latest.id as snapshot, latest.collected_at as last_seen
                            from latest join verdict_change verdict
                              on verdict.account = latest.account and verdict.at <= latest.collected_at
                        """);
        if (filter.controls() != null) {
            Array names = connection.createArrayOf("text", filter.controls().toArray());
            query.add("where verdict.control in (select id from control where name = any (?))", names);
        }
        query.add("""
                   order by verdict.account, verdict.control, verdict.judged, verdict.at desc)
                select found.*, control.name as control_name, judged.name as resource, judged.type as resource_type,
                       (select min(run.at) from verdict_change run
                         where run.account = found.account and run.control = found.control and run.judged = found.judged
                           and run.at <= found.at
                           and run.at > coalesce((select max(other.at) from verdict_change other
                                                   where other.account = found.account and other.control = found.control
                                                     and other.judged = found.judged and other.at <= found.at
                                                     and other.outcome is distinct from found.outcome), '-infinity')
                       ) as first_seen
                  from found
                  join control on control.id = found.control
                  join judged on judged.id = found.judged
                 where found.outcome is not null
                """);
        return query.addIf(filter.outcome(), "and found.outcome = ?").addIf(filter.resource(), "and judged.name = ?");
    }

    private static FindingRow read(ResultSet row) throws SQLException {
        String account = Query.account(row, "account");
        String control = row.getString("control_name");
        String resource = row.getString("resource");
        String detail = row.getString("detail");
        return new FindingRow(
                NameUuid.of("finding", account, control, resource),
                account,
                control,
                row.getString("resource_type"),
                resource,
                row.getString("outcome"),
                detail == null ? JsonObject.EMPTY : (JsonObject) JsonReader.parse(detail),
                row.getObject("snapshot", UUID.class),
                Query.instant(row, "first_seen"),
                Query.instant(row, "last_seen"));
    }
}
