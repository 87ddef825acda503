package dev.muster.store.embedded;

import dev.muster.store.DatabaseLogin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * The roles and the databases that a new cluster needs; the same may be run again.
 *
 * <p>One login owns the schema; the other owns nothing and gets what it may do through the group {@code muster_app}.
 */
public final class ClusterSetup {

    /** Owns the database and its schema; used by migrations only. */
    public static final String OWNER = "muster_owner";

    /** The login of everything else: owns nothing. */
    public static final String APPLICATION = "muster";

    /** The database. */
    public static final String DATABASE = "muster";

    private static final String GROUP = "muster_app";
    private static final String UNPRIVILEGED = " NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

    private final Connection superuser;

    /** @param superuser a connection that may create roles and databases */
    public ClusterSetup(Connection superuser) {
        this.superuser = superuser;
    }

    /** Makes the roles that are missing, in one transaction. */
    public void prepareRoles(DatabaseLogin owner, DatabaseLogin application) throws SQLException {
        superuser.setAutoCommit(false);
        try {
            if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", GROUP)) {
                execute("CREATE ROLE " + GROUP + " NOLOGIN" + UNPRIVILEGED);
            }
            login(owner, "");
            login(application, " IN ROLE " + GROUP);
            superuser.commit();
        } catch (SQLException failed) {
            superuser.rollback();
            throw failed;
        } finally {
            superuser.setAutoCommit(true);
        }
    }

    private void login(DatabaseLogin login, String membership) throws SQLException {
        if (!exists("SELECT 1 FROM pg_roles WHERE rolname = ?", login.user())) {
            execute("CREATE ROLE " + login.user() + " LOGIN" + UNPRIVILEGED + membership);
            // sends what the password hashes to, so that no log ever shows it
            superuser
                    .unwrap(PGConnection.class)
                    .alterUserPassword(login.user(), login.password().toCharArray(), "scram-sha-256");
        }
    }

    /** Makes a database of the owner, where there is none of that name; nobody but the two logins gets in. */
    public void prepareDatabase(String name) throws SQLException {
        if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute("CREATE DATABASE " + name + " OWNER " + OWNER);
        }
        if (exists("SELECT 1 FROM pg_database WHERE datname = ? AND datacl IS NULL", name)) {
            execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC;" + " GRANT CONNECT, TEMPORARY ON DATABASE " + name
                    + " TO " + GROUP);
        }
    }

    private boolean exists(String query, String name) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
