package dev.muster.store;

import dev.muster.iam.json.Digest;
import dev.muster.iam.policy.PolicyDocument;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads documents by digest. */
public final class Documents {

    private final Database database;

    public Documents(Database database) {
        this.database = database;
    }

    /** A document. @param canonical of a policy as received: digest of its canonical form; null otherwise */
    @SuppressWarnings("ArrayRecordComponent") // made for one answer: never compared, never shared
    public record DocumentRow(
            Digest digest, String kind, @Nullable Digest canonical, byte[] body) {}

    /**
     * The document, empty when there is none or none in an account of the scope.
     *
     * <p>A policy is also found by the digest of its canonical form, which is then the answer.
     */
    public Optional<DocumentRow> find(Scope scope, Digest digest) {
        return database.inTransaction(scope, connection -> {
            Optional<DocumentRow> asStored = new Query()
                    .add("select digest, kind, canonical, body from document where digest = ?", digest.hash())
                    .first(connection, Documents::read);
            return asStored.isPresent() ? asStored : canonical(connection, digest);
        });
    }

    private static Optional<DocumentRow> canonical(Connection connection, Digest digest) throws SQLException {
        return new Query()
                .add("select digest, kind, canonical, body from document where canonical = ? limit 1", digest.hash())
                .first(connection, Documents::read)
                .map(received -> {
                    String text = PolicyDocument.of(new String(received.body(), StandardCharsets.UTF_8))
                            .canonical();
                    return new DocumentRow(digest, received.kind(), null, text.getBytes(StandardCharsets.UTF_8));
                });
    }

    private static DocumentRow read(ResultSet row) throws SQLException {
        byte[] canonical = row.getBytes("canonical");
        return new DocumentRow(
                Digest.ofHash(row.getBytes("digest")),
                row.getString("kind"),
                canonical == null ? null : Digest.ofHash(canonical),
                Packed.unpack(row.getBytes("body")));
    }
}
