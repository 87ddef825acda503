package dev.muster.api.rest;

import dev.muster.store.ApiKeys;
import dev.muster.store.Database;
import dev.muster.store.Migration;
import dev.muster.store.TestDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the server under test a fresh database with one API key. */
public final class TestDatabaseResource implements QuarkusTestResourceLifecycleManager {

    /** The key that the tests use. */
    public static final String KEY = "muster_test-key-of-the-suite";

    @Override
    public Map<String, String> start() {
        TestDatabase fresh = TestDatabase.create();
        Migration.migrate(fresh.jdbcUrl(), fresh.owner(), fresh.application().user());
        try (Database database = Database.connect(fresh.jdbcUrl(), fresh.application())) {
            new ApiKeys(database).addFirst(KEY);
        }
        return Map.of(
                "muster.database.url", fresh.jdbcUrl(),
                "muster.database.user", fresh.application().user(),
                "muster.database.password", fresh.application().password());
    }

    @Override
    public void stop() {
        // the cluster of the tests is shared and ends with the JVM
    }
}
