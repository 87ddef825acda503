package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationIT {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void migratingAgainChangesNothing() {
        migrate();
        migrate();

        Migration.check(database.jdbcUrl(), database.application());
    }

    @Test
    void manyMayMigrateAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> migration = () -> {
                migrate();
                return true;
            };
            for (Future<Boolean> done :
                    threads.invokeAll(Stream.generate(() -> migration).limit(16).toList())) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aDatabaseWithoutTheSchemaIsNotUsed() {
        assertThatThrownBy(() -> Migration.check(database.jdbcUrl(), database.application()))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("MUSTER_JDBC_OWNER_USER");
    }

    @Test
    void aNewerSchemaIsNotUsed() throws SQLException {
        migrate();
        database.asAdministrator("insert into flyway_schema_history select 9, '9', 'later', 'SQL', 'V9__later.sql', 1,"
                + " installed_by, now(), 1, true from flyway_schema_history limit 1");

        assertThatThrownBy(this::migrate)
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("schema version 9")
                .hasMessageEndingWith("use the newer Muster");
        assertThatThrownBy(() -> Migration.check(database.jdbcUrl(), database.application()))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageEndingWith("use the newer Muster");
    }

    @Test
    void tablesOfSomethingElseAreLeftAlone() throws SQLException {
        database.asAdministrator("create table account (number integer)");

        assertThatThrownBy(this::migrate)
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageEndingWith("give an empty database");
    }

    @Test
    void aLoginOutsideOfTheGroupIsTold() throws SQLException {
        migrate();
        DatabaseLogin stranger = database.addLogin("");

        assertThatThrownBy(() -> Migration.check(database.jdbcUrl(), stranger))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("grant muster_app to \"" + stranger.user() + "\"");
        assertThatThrownBy(() -> Migration.migrate(database.jdbcUrl(), database.owner(), stranger.user()))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("grant muster_app to \"" + stranger.user() + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "superuser in role muster_app",
                "bypassrls in role muster_app",
                "in role muster_app, muster_owner"
            })
    void aLoginThatCouldPassTheGuardsIsRefused(String rights) throws SQLException {
        migrate();

        assertRefused(database.addLogin(rights));
    }

    @Test
    void aLoginThatCouldBecomeOneIsRefused() throws SQLException {
        migrate();
        DatabaseLogin passing = database.addLogin("bypassrls");

        assertRefused(database.addLogin("in role muster_app, " + passing.user()));
    }

    private void assertRefused(DatabaseLogin login) {
        try (Database connected = Database.connect(database.jdbcUrl(), login)) {
            assertThatThrownBy(connected::requireUnprivilegedLogin)
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("MUSTER_JDBC_USER");
        }
    }

    @Test
    void evidenceTakesInsertAndSelectOnlyWithinTheScope() {
        migrate();
        try (Database connected = Database.connect(database.jdbcUrl(), database.application())) {
            List<String> open = connected.inTransaction(
                    Scope.ALL, connection -> new Query().add("""
                            select relname from pg_class
                             where relkind = 'r' and relnamespace = 'public'::regnamespace
                               and relname not in ('job', 'job_task', 'job_input', 'schedule', 'scheduled_tasks', 'idempotent_request',
                                                   'flyway_schema_history')
                               and (has_table_privilege(oid, 'update') or has_table_privilege(oid, 'delete')
                                    or has_table_privilege(oid, 'truncate') or not has_table_privilege(oid, 'select, insert')
                                    or not (relrowsecurity and relforcerowsecurity)
                                       and relname not in ('control', 'ruleset', 'api_key'))
                            """).list(connection, row -> row.getString("relname")));

            assertThat(open).isEmpty();
        }
    }

    @Test
    void jobsAndAccountsOfTheReleaseBeforeAreKept() throws SQLException {
        Flyway.configure()
                .dataSource(
                        database.jdbcUrl(),
                        database.owner().user(),
                        database.owner().password())
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        String snapshot = "11111111-1111-1111-1111-111111111111";
        database.asAdministrator("insert into account (id) values (111122223333)");
        database.asAdministrator(
                "insert into snapshot (id, account, collected_at, complete, anything_read, content_digest, seal_digest,"
                        + " format, provenance) values ('" + snapshot
                        + "', 111122223333, '2026-09-01T00:00:00Z', true, true, '', '', 1, '')");
        database.asAdministrator("insert into job (id, kind, state, done, total, unit, results) values"
                + " (gen_random_uuid(), 'import', 'succeeded', 1, 1, 'accounts', '[\"/api/v1/snapshots/" + snapshot
                + "\"]'),"
                + " (gen_random_uuid(), 'import', 'running', 0, 1, 'accounts', '[]')");

        migrate();

        try (Database connected = Database.connect(database.jdbcUrl(), database.application())) {
            Jobs jobs = new Jobs(connected);
            List<Jobs.JobRow> all = jobs.list(new Jobs.Filter("import", null, null), null, 10);
            assertThat(all).extracting(Jobs.JobRow::state).containsExactlyInAnyOrder("succeeded", "failed");
            for (Jobs.JobRow job : all) {
                boolean succeeded = job.state().equals("succeeded");
                assertThat(jobs.results(Scope.ALL, job.id())).hasSize(succeeded ? 1 : 0);
                assertThat(job.problem() == null).isEqualTo(succeeded);
            }
            assertThat(connected.<Boolean>inTransaction(
                            Scope.ALL,
                            connection -> new Query()
                                    .add("select known_since = '2026-09-01T00:00:00Z' and active as right from account")
                                    .first(connection, row -> row.getBoolean("right"))
                                    .orElseThrow()))
                    .isTrue();
        }
    }

    @Test
    void anUnreachableDatabaseIsTold() {
        String nowhere = "jdbc:postgresql://127.0.0.1:1/muster";

        assertThatThrownBy(() -> Migration.migrate(nowhere, database.owner(), "muster"))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageStartingWith("the database `" + nowhere + "` cannot be used (")
                .hasMessageEndingWith("check its address, user and password, and that it runs");
    }

    private void migrate() {
        Migration.migrate(
                database.jdbcUrl(), database.owner(), database.application().user());
    }
}
