package dev.muster.store;

import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.snapshot.SnapshotStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sealed snapshot without its sections.
 *
 * @param anythingRead whether anything of the account was read at all: otherwise there is no data
 * @param warnings a list; null when there are none
 */
public record SnapshotRow(
        UUID id,
        String account,
        Instant collectedAt,
        Instant sealedAt,
        SnapshotStatus status,
        boolean anythingRead,
        Digest digest,
        Digest sealDigest,
        JsonValue provenance,
        @Nullable JsonValue warnings) {

    static final String COLUMNS = """
            snapshot.id, snapshot.account, snapshot.collected_at, snapshot.sealed_at, snapshot.complete, snapshot.anything_read,
            snapshot.content_digest, snapshot.seal_digest, snapshot.provenance, snapshot.warnings
            """;

    static SnapshotRow read(ResultSet row) throws SQLException {
        byte[] warnings = row.getBytes("warnings");
        return new SnapshotRow(
                row.getObject("id", UUID.class),
                Query.account(row, "account"),
                Query.instant(row, "collected_at"),
                Query.instant(row, "sealed_at"),
                row.getBoolean("complete") ? SnapshotStatus.COMPLETE : SnapshotStatus.INCOMPLETE,
                row.getBoolean("anything_read"),
                Digest.ofHash(row.getBytes("content_digest")),
                Digest.ofHash(row.getBytes("seal_digest")),
                Packed.json(row.getBytes("provenance")),
                warnings == null ? null : Packed.json(warnings));
    }
}
