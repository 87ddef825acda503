package dev.muster.store;

import dev.muster.iam.json.Digest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** API keys, stored as hashes: a key has 256 random bits, so that a plain SHA-256 of it cannot be guessed. */
public final class ApiKeys {

    private static final int PREFIX_LENGTH = 12;
    private static final long FIRST_KEY_LOCK = 7_305_803;

    private final Database database;

    public ApiKeys(Database database) {
        this.database = database;
    }

    /** Whose key it is. */
    public record Known(UUID id, String name) {}

    /** Whether there is any key. */
    public boolean any() {
        return database.inTransaction(Scope.of(Set.of()), ApiKeys::any);
    }

    /** Adds the first key. @return false when there already is one */
    public boolean addFirst(String key) {
        return database.inTransaction(Scope.of(Set.of()), connection -> {
            new Query().add("select pg_advisory_xact_lock(?)", FIRST_KEY_LOCK).list(connection, row -> true);
            if (any(connection)) {
                return false;
            }
            insert(connection, "first", key);
            return true;
        });
    }

    public void add(String name, String key) {
        database.inTransaction(Scope.of(Set.of()), connection -> {
            insert(connection, name, key);
            return true;
        });
    }

    /** Whose key that is, empty when it is nobody's. */
    public Optional<Known> find(String key) {
        return database.inTransaction(
                Scope.of(Set.of()),
                connection -> new Query()
                        .add(
                                "select id, name from api_key where hash = ?",
                                Digest.of(key).hash())
                        .first(connection, row -> new Known(row.getObject("id", UUID.class), row.getString("name"))));
    }

    private static boolean any(Connection connection) throws SQLException {
        return new Query()
                .add("select exists (select from api_key) as any_key")
                .first(connection, row -> row.getBoolean("any_key"))
                .orElse(false);
    }

    private static void insert(Connection connection, String name, String key) throws SQLException {
        new Query()
                .add(
                        "insert into api_key (id, hash, prefix, name) values (?, ?, ?, ?)",
                        UUID.randomUUID(),
                        Digest.of(key).hash(),
                        key.substring(0, Math.min(PREFIX_LENGTH, key.length())),
                        name)
                .execute(connection);
    }
}
