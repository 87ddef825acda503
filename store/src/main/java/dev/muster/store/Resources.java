package dev.muster.store;

import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.snapshot.SectionKinds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads resources as of an instant: per account those of the latest snapshot up to it whose authorization details were read, which may be
 * older than the latest snapshot.
 */
public final class Resources {

    private static final String DETAILS = SectionKinds.AUTHORIZATION_DETAILS.name();

    private final Database database;

    public Resources(Database database) {
        this.database = database;
    }

    /**
     * A resource.
     *
     * @param changedAt since when it is as it is
     * @param document digest of its lasting members
     * @param body its lasting members; policy documents stand as their digests
     * @param snapshot the latest snapshot up to the instant whose authorization details were read, {@code collectedAt} its time
     */
    public record ResourceRow(
            int id,
            String account,
            String type,
            String arn,
            String uniqueId,
            Instant changedAt,
            Digest document,
            JsonObject body,
            UUID snapshot,
            Instant collectedAt) {}

    /** Place of a resource in the list. */
    public record ResourceKey(String account, String arn, int id) {}

    /** What to list; null leaves a filter out. */
    public record Filter(@Nullable String account, @Nullable String type) {}

    /** Resources in the order of account and ARN. @param after last item of the page before; null at the beginning */
    public List<ResourceRow> list(Scope scope, Filter filter, Instant asOf, @Nullable ResourceKey after, int limit) {
        Query query = query(asOf)
                .addIf(filter.account() == null ? null : Long.parseLong(filter.account()), "and resource.account = ?")
                .addIf(filter.type(), "and resource.type = ?");
        if (after != null) {
            query.add(
                    "and (resource.account, resource.arn, resource.id) > (?, ?, ?)",
                    Long.parseLong(after.account()),
                    after.arn(),
                    after.id());
        }
        query.add("order by resource.account, resource.arn, resource.id limit ?", limit);
        return database.inTransaction(scope, connection -> query.list(connection, Resources::read));
    }

    public Optional<ResourceRow> find(Scope scope, int id, Instant asOf) {
        return database.inTransaction(
                scope, connection -> query(asOf).add("and resource.id = ?", id).first(connection, Resources::read));
    }

    /**
     * The resources with an ARN, those told by the latest snapshot first: an AWS managed policy is in every account that uses it.
     *
     * @param account only of this one; null for any
     */
    public List<ResourceRow> ofArn(Scope scope, String arn, @Nullable String account, Instant asOf) {
        Query query = query(asOf)
                .add("and resource.arn = ?", arn)
                .addIf(account == null ? null : Long.parseLong(account), "and resource.account = ?")
                .add("order by listed.collected_at desc, resource.account, resource.id");
        return database.inTransaction(scope, connection -> query.list(connection, Resources::read));
    }

    private static Query query(Instant asOf) {
        return new Query().add("""
                        with listed as (
                          select account.id as account, seen.id as snapshot, seen.collected_at
                            from account
                            join lateral (select at from section_change change
                                           where change.account = account.id and section = ? and state = 'present' and at <= ?
                                           order by at desc limit 1) present on true
                            left join lateral (select at from section_change change
                                                where change.account = account.id and section = ?
                                                  and at > present.at and at <= ?
                                                order by at limit 1) lost on true
                            join lateral (select id, collected_at from snapshot
                                           where snapshot.account = account.id and collected_at <= ?
                                             and collected_at < coalesce(lost.at, 'infinity')
                                           order by collected_at desc limit 1) seen on true)
                        select resource.*, latest.at, latest.document, document.body, listed.snapshot, listed.collected_at
                          from listed
                          join resource on resource.account = listed.account
                          join lateral (select at, document from resource_change
                                         where resource_change.account = resource.account
                                           and resource_change.resource = resource.id and at <= ?
                                         order by at desc limit 1) latest on true
                          join document on document.digest = latest.document
                         where latest.document is not null
                        """, DETAILS, asOf, DETAILS, asOf, asOf, asOf);
    }

    private static ResourceRow read(ResultSet row) throws SQLException {
        return new ResourceRow(
                row.getInt("id"),
                Query.account(row, "account"),
                row.getString("type"),
                row.getString("arn"),
                row.getString("unique_id"),
                Query.instant(row, "at"),
                Digest.ofHash(row.getBytes("document")),
                (JsonObject) Packed.json(row.getBytes("body")),
                row.getObject("snapshot", UUID.class),
                Query.instant(row, "collected_at"));
    }
}
