package dev.muster.store;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.organization.Organization;
import dev.muster.iam.organization.OrganizationAccount;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.SnapshotStatus;
import dev.muster.iam.snapshot.Warning;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One snapshot being sealed, step by step. */
final class Sealing {

    private final Connection connection;
    private final Snapshot snapshot;
    private final Evaluation evaluation;
    private final long account;
    private final OffsetDateTime at;
    private final Digest content;
    private final StoredSections stored;

    Sealing(Connection connection, Snapshot snapshot, Evaluation evaluation) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.evaluation = evaluation;
        this.account = Long.parseLong(snapshot.account());
        this.at = snapshot.collectedAt().atOffset(ZoneOffset.UTC);
        this.content = snapshot.contentDigest();
        this.stored = StoredSections.of(snapshot);
    }

    Sealed seal() throws SQLException {
        UUID id = NameUuid.of(
                "snapshot", snapshot.account(), snapshot.collectedAt().toString());
        update("select pg_advisory_xact_lock(?)", account);
        if (alreadyThere()) {
            return new Sealed(id, true);
        }
        stage();
        upsertAccount();
        insertSnapshot(id);
        mergeDocuments();
        mergeSections();
        mergeResources();
        insertUsage();
        insertEvaluation(id);
        mergeVerdicts();
        return new Sealed(id, false);
    }

    private boolean alreadyThere() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select collected_at, content_digest from snapshot
                 where account = ? and collected_at >= ? order by collected_at limit 1
                """)) {
            query.setLong(1, account);
            query.setObject(2, at);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                Instant found = row.getObject(1, OffsetDateTime.class).toInstant();
                if (!found.equals(snapshot.collectedAt())) {
                    throw new SealRefusedException(
                            SealRefusedException.Reason.OUT_OF_ORDER,
                            "account " + snapshot.account() + " has a later snapshot, of " + found + ": one of "
                                    + snapshot.collectedAt()
                                    + " can no longer be sealed, because sealed history is not rewritten; import oldest first");
                }
                if (!Digest.ofHash(row.getBytes(2)).equals(content)) {
                    throw new SealRefusedException(
                            SealRefusedException.Reason.CONFLICT,
                            "account " + snapshot.account() + " has another snapshot of " + found
                                    + " with other content: correct the time of collection");
                }
                return true;
            }
        }
    }

    private void stage() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create temporary table if not exists staged_section
                      (section text, state text, cause text, detail text, document bytea) on commit delete rows;
                    create temporary table if not exists staged_resource
                      (type text, arn text, unique_id text, occurrence smallint, document bytea) on commit delete rows;
                    create temporary table if not exists staged_use (document bytea) on commit delete rows;
                    create temporary table if not exists staged_document
                      (digest bytea, canonical bytea, kind text, body bytea) on commit delete rows;
                    create temporary table if not exists staged_verdict
                      (control text, type text, name text, outcome text, detail text) on commit delete rows
                    """);
        }
        CopyRows sections = new CopyRows();
        for (StoredSections.SectionRow row : stored.sections()) {
            sections.text(row.name()).text(row.state()).text(row.cause()).text(row.detail());
            sections.bytes(row.document() == null ? null : row.document().hash())
                    .end();
        }
        sections.into(connection, "staged_section");
        CopyRows resources = new CopyRows();
        for (StoredSections.ResourceRow row : stored.resources()) {
            resources.text(row.type()).text(row.arn()).text(row.uniqueId()).text(Integer.toString(row.occurrence()));
            resources.bytes(row.document().hash()).end();
        }
        resources.into(connection, "staged_resource");
        CopyRows verdicts = new CopyRows();
        for (Finding finding : evaluation.findings()) {
            verdicts.text(finding.control())
                    .text(finding.resource().type().id())
                    .text(finding.resource().id())
                    .text(finding.outcome().name())
                    .text(detail(finding))
                    .end();
        }
        verdicts.into(connection, "staged_verdict");
    }

    private static @Nullable String detail(Finding finding) {
        if (finding.reasons().isEmpty() && finding.unread().isEmpty()) {
            return null;
        }
        return CanonicalJson.text(finding.json().only(Set.of("reasons", "unread")));
    }

    private void upsertAccount() throws SQLException {
        String name = snapshot.section(SectionKinds.ORGANIZATION_ACCOUNTS).data().stream()
                .flatMap(List::stream)
                .filter(member -> member.id().equals(snapshot.account()))
                .map(OrganizationAccount::name)
                .findFirst()
                .orElse(null);
        String organization = snapshot.section(SectionKinds.ORGANIZATION)
                .data()
                .map(Organization::id)
                .orElse(null);
        update("""
                insert into account as known (id, name, organization) values (?, ?, ?)
                on conflict (id) do update
                   set name = coalesce(excluded.name, known.name),
                       organization = coalesce(excluded.organization, known.organization)
                 where known.name is distinct from coalesce(excluded.name, known.name)
                    or known.organization is distinct from coalesce(excluded.organization, known.organization)
                """, account, CopyRows.storable(name), CopyRows.storable(organization));
    }

    private void insertSnapshot(UUID id) throws SQLException {
        JsonArray warnings = JsonArray.of(snapshot.warnings(), Warning::json);
        update(
                """
                insert into snapshot
                  (id, account, collected_at, complete, anything_read, content_digest, seal_digest, format, provenance, warnings)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                account,
                at,
                snapshot.status() == SnapshotStatus.COMPLETE,
                snapshot.anythingRead(),
                content.hash(),
                snapshot.sealDigest().hash(),
                Snapshot.FORMAT_VERSION,
                Packed.pack(snapshot.provenance().json()),
                warnings.items().isEmpty() ? null : Packed.pack(warnings));
    }

    /** Sends only those texts that the account does not have yet, in one order, so that no two sealings wait for each other. */
    private void mergeDocuments() throws SQLException {
        CopyRows uses = new CopyRows();
        stored.documents().keySet().forEach(digest -> uses.bytes(digest.hash()).end());
        uses.into(connection, "staged_use");
        SortedSet<Digest> missing = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement("""
                insert into document_use (document, account)
                select staged.document, ? from staged_use staged
                 where not exists (select from document_use known
                                    where known.document = staged.document and known.account = ?)
                returning document
                """)) {
            query.setLong(1, account);
            query.setLong(2, account);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    missing.add(Digest.ofHash(rows.getBytes(1)));
                }
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        CopyRows documents = new CopyRows();
        for (Digest digest : missing) {
            StoredSections.DocumentRow row = stored.documents().get(digest);
            if (row == null) {
                throw new IllegalStateException("the document " + digest + " is not of this snapshot");
            }
            documents.bytes(row.digest().hash());
            documents.bytes(row.canonical() == null ? null : row.canonical().hash());
            documents.text(row.kind()).bytes(row.body()).end();
        }
        documents.into(connection, "staged_document");
        update("""
                insert into document (digest, canonical, kind, body)
                select * from staged_document order by digest on conflict do nothing
                """);
    }

    private void mergeSections() throws SQLException {
        update("""
                with latest as (
                  select distinct on (section) section, state, cause, detail, document
                    from section_change where account = ? order by section, at desc)
                insert into section_change (account, section, at, state, cause, detail, document)
                select ?, section, ?, coalesce(staged.state, 'gone'), staged.cause, staged.detail, staged.document
                  from staged_section staged full join latest using (section)
                 where (coalesce(staged.state, 'gone'), staged.cause, staged.detail, staged.document)
                       is distinct from (coalesce(latest.state, 'gone'), latest.cause, latest.detail, latest.document)
                """, account, account, at);
    }

    private void mergeResources() throws SQLException {
        update("""
                insert into resource (account, type, arn, unique_id, occurrence)
                select ?, type, arn, unique_id, occurrence from staged_resource staged
                 where not exists (select from resource known
                                    where known.account = ? and known.arn = staged.arn
                                      and known.unique_id = staged.unique_id and known.type = staged.type
                                      and known.occurrence = staged.occurrence)
                """, account, account);
        update("""
                with latest as (
                  select distinct on (resource) resource, document
                    from resource_change where account = ? order by resource, at desc),
                present as (
                  select known.id as resource, staged.document
                    from staged_resource staged
                    join resource known on known.account = ? and known.arn = staged.arn
                     and known.unique_id = staged.unique_id and known.type = staged.type
                     and known.occurrence = staged.occurrence)
                insert into resource_change (resource, account, at, document)
                select resource, ?, ?, present.document
                  from present full join latest using (resource)
                 where present.document is distinct from latest.document
                   and (present.document is not null
                        or exists (select from resource where id = resource and type = any (?)))
                """, account, account, account, at, typesListed());
    }

    private Array typesListed() throws SQLException {
        return connection.createArrayOf(
                "text", stored.typesListed().stream().map(ResourceType::id).toArray());
    }

    private void insertUsage() throws SQLException {
        JsonObject usage = stored.usage();
        if (!usage.members().isEmpty()) {
            byte[] body = Packed.pack(new ShortTimes(snapshot.collectedAt()).shorten(usage));
            update("insert into usage (account, at, body) values (?, ?, ?)", account, at, body);
        }
    }

    private void insertEvaluation(UUID snapshotId) throws SQLException {
        update(
                """
                insert into evaluation (id, account, snapshot, instant, ruleset, engine, service_reference, digest,
                                        pass, fail, not_applicable, undetermined)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                NameUuid.of(
                        "evaluation", snapshotId.toString(), evaluation.digest().toString()),
                account,
                snapshotId,
                evaluation.instant().atOffset(ZoneOffset.UTC),
                evaluation.ruleset().digest().hash(),
                evaluation.ruleset().engine(),
                evaluation.ruleset().serviceReference(),
                evaluation.digest().hash(),
                count(Outcome.PASS),
                count(Outcome.FAIL),
                count(Outcome.NOT_APPLICABLE),
                count(Outcome.UNDETERMINED));
    }

    private int count(Outcome outcome) {
        return (int) evaluation.findings().stream()
                .filter(finding -> finding.outcome() == outcome)
                .count();
    }

    private void mergeVerdicts() throws SQLException {
        update("""
                insert into control (name) select distinct control from staged_verdict staged
                 where not exists (select from control where name = staged.control)
                on conflict do nothing
                """);
        update("""
                insert into judged (account, type, name)
                select distinct ?, type, name from staged_verdict staged
                 where not exists (select from judged known
                                    where known.account = ? and known.name = staged.name and known.type = staged.type)
                """, account, account);
        update("""
                with latest as (
                  select distinct on (control, judged) control, judged, outcome, detail
                    from verdict_change where account = ? order by control, judged, at desc),
                present as (
                  select control.id as control, judged.id as judged, staged.outcome, staged.detail
                    from staged_verdict staged
                    join control on control.name = staged.control
                    join judged on judged.account = ? and judged.name = staged.name and judged.type = staged.type)
                insert into verdict_change (account, control, judged, at, outcome, detail)
                select ?, control, judged, ?, present.outcome, present.detail
                  from present full join latest using (control, judged)
                 where (present.outcome, present.detail) is distinct from (latest.outcome, latest.detail)
                """, account, account, account, at);
        update("""
                with latest as (
                  select distinct on (control) control, pass, fail, not_applicable, undetermined
                    from control_rollup where account = ? order by control, at desc),
                present as (
                  select control.id as control,
                         count(*) filter (where outcome = 'PASS')::int as pass,
                         count(*) filter (where outcome = 'FAIL')::int as fail,
                         count(*) filter (where outcome = 'NOT_APPLICABLE')::int as not_applicable,
                         count(*) filter (where outcome = 'UNDETERMINED')::int as undetermined
                    from staged_verdict staged join control on control.name = staged.control
                   group by control.id)
                insert into control_rollup (account, at, control, pass, fail, not_applicable, undetermined)
                select ?, ?, control, coalesce(present.pass, 0), coalesce(present.fail, 0),
                       coalesce(present.not_applicable, 0), coalesce(present.undetermined, 0)
                  from present full join latest using (control)
                 where (present.pass, present.fail, present.not_applicable, present.undetermined)
                       is distinct from (latest.pass, latest.fail, latest.not_applicable, latest.undetermined)
                   and not (present.control is null and latest.pass + latest.fail + latest.not_applicable
                                                        + latest.undetermined = 0)
                """, account, account, at);
    }

    private void update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
