package dev.muster.store;

import dev.muster.iam.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A migrated, empty database with what reads and writes it. */
final class StoreFixture implements AutoCloseable {

    private final TestDatabase test = TestDatabase.create();
    final Database database;
    final SnapshotSealing sealing;
    final Snapshots snapshots;
    final Resources resources;
    final Findings findings;
    final Compliance compliance;
    final Accounts accounts;
    final Documents documents;
    final Evaluations evaluations;
    final JobQueue queue;
    final Jobs jobs;
    final JobTasks tasks;
    final JobAccounts jobAccounts;
    final Schedules schedules;
    final DaysWithoutData days;

    StoreFixture() {
        Migration.migrate(test.jdbcUrl(), test.owner(), test.application().user());
        database = Database.connect(test.jdbcUrl(), test.application());
        sealing = new SnapshotSealing(database);
        snapshots = new Snapshots(database);
        resources = new Resources(database);
        findings = new Findings(database);
        compliance = new Compliance(database);
        accounts = new Accounts(database);
        documents = new Documents(database);
        evaluations = new Evaluations(database);
        queue = new JobQueue(database);
        jobs = new Jobs(database);
        tasks = new JobTasks(database);
        jobAccounts = new JobAccounts(database);
        schedules = new Schedules(database);
        days = new DaysWithoutData(database);
    }

    TestDatabase test() {
        return test;
    }

    Sealed seal(AccountState state, String instant) {
        Snapshot snapshot = state.at(instant);
        return sealing.seal(snapshot, state.evaluation(snapshot));
    }

    long rows(String table) {
        return number(Scope.ALL, "select count(*) from " + table);
    }

    long number(Scope scope, String sql) {
        return database.inTransaction(
                scope,
                connection -> new Query()
                        .add(sql)
                        .first(connection, row -> row.getLong(1))
                        .orElseThrow());
    }

    /** Runs a statement as the application's login, outside of any scope but the one given. */
    void asApplication(String scope, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        test.jdbcUrl(),
                        test.application().user(),
                        test.application().password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local muster.accounts = '" + scope + "'");
            statement.execute(sql);
            connection.commit();
        }
    }

    /** Runs a statement as the owner. */
    void asOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        test.jdbcUrl(), test.owner().user(), test.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long asOwnerCount(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        test.jdbcUrl(), test.owner().user(), test.owner().password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
