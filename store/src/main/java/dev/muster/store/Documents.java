package dev.muster.store;

import dev.muster.iam.json.Digest;
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

    /** The document, empty when there is none or none in an account of the scope. */
    public Optional<DocumentRow> find(Scope scope, Digest digest) {
        return database.inTransaction(
                scope,
                connection -> new Query()
                        .add("select digest, kind, canonical, body from document where digest = ?", digest.hash())
                        .first(
                                connection,
                                row -> new DocumentRow(
                                        digest,
                                        row.getString("kind"),
                                        row.getBytes("canonical") == null
                                                ? null
                                                : Digest.ofHash(row.getBytes("canonical")),
                                        row.getBytes("body"))));
    }
}
