package dev.muster.store;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.organization.Organization;
import dev.muster.iam.organization.OrganizationAccount;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.SnapshotStatus;
import dev.muster.iam.snapshot.Warning;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One snapshot being sealed: refused or known, else written with its state and its verdicts. */
final class Sealing {

    private final Connection connection;
    private final Snapshot snapshot;
    private final Evaluation evaluation;
    private final long account;
    private final Digest content;

    Sealing(Connection connection, Snapshot snapshot, Evaluation evaluation) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.evaluation = evaluation;
        this.account = Long.parseLong(snapshot.account());
        this.content = snapshot.contentDigest();
    }

    Sealed seal() throws SQLException {
        UUID id = NameUuid.of(
                "snapshot", snapshot.account(), snapshot.collectedAt().toString());
        // the snapshots of one account come one after the other
        new Query().add("select pg_advisory_xact_lock(?)", account).execute(connection);
        if (alreadyThere()) {
            return new Sealed(id, true);
        }
        upsertAccount();
        insertSnapshot(id);
        new StateMerge(connection, snapshot).merge();
        new VerdictMerge(connection, snapshot, evaluation).merge(id);
        return new Sealed(id, false);
    }

    private record Earlier(Instant collectedAt, Digest content) {}

    private boolean alreadyThere() throws SQLException {
        Optional<Earlier> first = new Query()
                .add("""
                        select collected_at, content_digest from snapshot
                         where account = ? and collected_at >= ? order by collected_at limit 1
                        """, account, snapshot.collectedAt())
                .first(
                        connection,
                        row -> new Earlier(
                                Query.instant(row, "collected_at"), Digest.ofHash(row.getBytes("content_digest"))));
        if (first.isEmpty()) {
            return false;
        }
        Instant found = first.get().collectedAt();
        if (!found.equals(snapshot.collectedAt())) {
            throw new SealRefusedException(
                    SealRefusedException.Reason.OUT_OF_ORDER,
                    "account " + snapshot.account() + " has a later snapshot, of " + found + ": one of "
                            + snapshot.collectedAt()
                            + " can no longer be sealed, because sealed history is not rewritten; import oldest first");
        }
        if (!first.get().content().equals(content)) {
            throw new SealRefusedException(
                    SealRefusedException.Reason.CONFLICT,
                    "account " + snapshot.account() + " has another snapshot of " + found
                            + " with other content: correct the time of collection");
        }
        return true;
    }

    private void upsertAccount() throws SQLException {
        Optional<OrganizationAccount> member = snapshot.section(SectionKinds.ORGANIZATION_ACCOUNTS).data().stream()
                .flatMap(List::stream)
                .filter(listed -> listed.id().equals(snapshot.account()))
                .findFirst();
        String name = member.map(OrganizationAccount::name).orElse(null);
        Boolean active = member.map(OrganizationAccount::isActive).orElse(null);
        String organization = snapshot.section(SectionKinds.ORGANIZATION)
                .data()
                .map(Organization::id)
                .orElse(null);
        new Query()
                .add(
                        """
                        insert into account as known (id, name, organization, active, known_since)
                        values (?, ?, ?, coalesce(?, true), ?)
                        on conflict (id) do update
                           set name = coalesce(excluded.name, known.name),
                               organization = coalesce(excluded.organization, known.organization),
                               active = coalesce(?, known.active)
                         where known.name is distinct from coalesce(excluded.name, known.name)
                            or known.organization is distinct from coalesce(excluded.organization, known.organization)
                            or known.active is distinct from coalesce(?, known.active)
                        """,
                        account,
                        CopyRows.storable(name),
                        CopyRows.storable(organization),
                        active,
                        snapshot.collectedAt(),
                        active,
                        active)
                .execute(connection);
    }

    private void insertSnapshot(UUID id) throws SQLException {
        JsonArray warnings = JsonArray.of(snapshot.warnings(), Warning::json);
        new Query()
                .add(
                        """
                        insert into snapshot
                          (id, account, collected_at, complete, anything_read, content_digest, seal_digest, format, provenance, warnings)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        id,
                        account,
                        snapshot.collectedAt(),
                        snapshot.status() == SnapshotStatus.COMPLETE,
                        snapshot.anythingRead(),
                        content.hash(),
                        snapshot.sealDigest().hash(),
                        Snapshot.FORMAT_VERSION,
                        Packed.pack(snapshot.provenance().json()),
                        warnings.items().isEmpty() ? null : Packed.pack(warnings))
                .execute(connection);
    }
}
