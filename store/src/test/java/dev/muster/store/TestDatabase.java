package dev.muster.store;

import dev.muster.store.embedded.TestCluster;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fresh, empty database with the roles of production, for one test class.
 *
 * <p>It is in an embedded PostgreSQL that all tests of a JVM share, or, with the system property {@code
 * muster.test.database=container}, in a container of the image {@code muster.test.image}.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final String jdbcUrl;
    private final TestCluster cluster;

    private TestDatabase(String name, String jdbcUrl, TestCluster cluster) {
        this.name = name;
        this.jdbcUrl = jdbcUrl;
        this.cluster = cluster;
    }

    public static TestDatabase create() {
        TestCluster cluster = TestCluster.shared();
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        return new TestDatabase(name, cluster.createDatabase(name), cluster);
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** Runs a statement in it as one who may do everything. */
    void asAdministrator(String sql) throws SQLException {
        cluster.asAdministrator(name, sql);
    }

    /** Makes a further login that may connect. @param rights as `create role` takes them */
    DatabaseLogin addLogin(String rights) throws SQLException {
        DatabaseLogin login = new DatabaseLogin(name + "_" + COUNT.incrementAndGet(), "a password");
        asAdministrator("create role " + login.user() + " login password '" + login.password() + "' " + rights);
        asAdministrator("grant connect on database " + name + " to " + login.user());
        return login;
    }

    /** The login that owns the database: for migrations. */
    public DatabaseLogin owner() {
        return cluster.owner();
    }

    /** The login that owns nothing. */
    public DatabaseLogin application() {
        return cluster.application();
    }
}
