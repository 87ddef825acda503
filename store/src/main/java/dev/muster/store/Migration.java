package dev.muster.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** Brings a database's schema up to date. */
public final class Migration {

    private static final String NEWEST = "2";
    private static final int OLDEST_POSTGRESQL = 15;

    private Migration() {}

    /**
     * Migrates as the owner, and lets the application's login use the schema.
     *
     * @throws DatabaseUnavailableException when the database cannot be reached, is too old, or has the schema of a newer Muster or of
     *     something else
     */
    public static void migrate(String jdbcUrl, DatabaseLogin owner, String applicationUser) {
        try (Connection connection = connect(jdbcUrl, owner)) {
            requireVersion(connection, jdbcUrl);
            createGroupRole(connection, owner);
            migrate(jdbcUrl, owner);
            letUse(connection, applicationUser);
        } catch (SQLException failed) {
            throw Database.unavailable(jdbcUrl, failed);
        }
    }

    private static void migrate(String jdbcUrl, DatabaseLogin owner) {
        Flyway flyway = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(jdbcUrl, owner.user(), owner.password())
                .locations("classpath:db/migration")
                .connectRetries(0)
                .load();
        try {
            MigrationInfo current = flyway.info().current();
            if (current != null && isNewer(current.getVersion().getVersion())) {
                throw newer(jdbcUrl, current.getVersion().getVersion());
            }
            flyway.migrate();
        } catch (FlywayException failed) {
            String reason = failed.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                    ? "its schema holds tables of something else: give an empty database"
                    : String.valueOf(failed.getMessage()).strip();
            throw new DatabaseUnavailableException(
                    "the database `" + Database.withoutPassword(jdbcUrl) + "` cannot be migrated: " + reason, failed);
        }
    }

    /**
     * Checks, where no owner is given, that the schema is the one that this build needs.
     *
     * @throws DatabaseUnavailableException when it is not, or the login may not use it
     */
    public static void check(String jdbcUrl, DatabaseLogin login) {
        try (Connection connection = connect(jdbcUrl, login)) {
            requireVersion(connection, jdbcUrl);
            String version = versionOf(connection, login.user());
            if (isNewer(version)) {
                throw newer(jdbcUrl, version);
            }
            if (!version.equals(NEWEST)) {
                throw new DatabaseUnavailableException("the database `" + Database.withoutPassword(jdbcUrl)
                        + "` has no schema of this version: give its owner as MUSTER_JDBC_OWNER_USER once, so that it is"
                        + " migrated (see docs/database.md)");
            }
        } catch (SQLException failed) {
            throw Database.unavailable(jdbcUrl, failed);
        }
    }

    private static Connection connect(String jdbcUrl, DatabaseLogin login) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, login.user(), login.password());
    }

    private static void requireVersion(Connection connection, String jdbcUrl) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_POSTGRESQL) {
            throw new DatabaseUnavailableException("the database `" + Database.withoutPassword(jdbcUrl)
                    + "` is PostgreSQL " + version + ": Muster needs " + OLDEST_POSTGRESQL + " or newer");
        }
    }

    private static String versionOf(Connection connection, String user) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet there =
                    statement.executeQuery("select to_regclass('schema_version_of_muster') is not null")) {
                there.next();
                if (!there.getBoolean(1)) {
                    return "0";
                }
            }
            if (!isMember(connection, user)) {
                throw noMember(user, null);
            }
            try (ResultSet version = statement.executeQuery("select version from schema_version_of_muster")) {
                version.next();
                return version.getString(1);
            }
        }
    }

    /** The role that the application's logins are members of; it belongs to the cluster, which may have it from another database. */
    private static void createGroupRole(Connection connection, DatabaseLogin owner) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (hasGroupRole(statement)) {
                return;
            }
            try {
                statement.execute("create role muster_app nologin");
            } catch (SQLException refused) {
                // another migration may just have made it
                if (!hasGroupRole(statement)) {
                    throw new DatabaseUnavailableException(
                            "the role `muster_app` is missing and `" + owner.user()
                                    + "` may not create it: run `create role muster_app nologin` as a database administrator",
                            refused);
                }
            }
        }
    }

    private static boolean hasGroupRole(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select exists (select from pg_roles where rolname = 'muster_app')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void letUse(Connection connection, String applicationUser) throws SQLException {
        if (isMember(connection, applicationUser)) {
            return;
        }
        try (PreparedStatement grant = connection.prepareStatement("select format('grant muster_app to %I', ?::text)");
                Statement statement = connection.createStatement()) {
            grant.setString(1, applicationUser);
            try (ResultSet text = grant.executeQuery()) {
                text.next();
                statement.execute(text.getString(1));
            }
        } catch (SQLException refused) {
            // another migration may just have granted it
            if (!isMember(connection, applicationUser)) {
                throw noMember(applicationUser, refused);
            }
        }
    }

    private static DatabaseUnavailableException noMember(String user, @Nullable SQLException refused) {
        return new DatabaseUnavailableException(
                "`" + user + "` is no member of muster_app: run `grant muster_app to \"" + user
                        + "\"` as a database administrator",
                refused);
    }

    private static boolean isMember(Connection connection, String user) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select exists (select from pg_roles where rolname = ?)
                   and pg_has_role((select oid from pg_roles where rolname = ?), 'muster_app', 'member')
                """)) {
            query.setString(1, user);
            query.setString(2, user);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static boolean isNewer(String version) {
        return Integer.parseInt(version.replaceAll("\\..*", "")) > Integer.parseInt(NEWEST);
    }

    private static DatabaseUnavailableException newer(String jdbcUrl, String version) {
        return new DatabaseUnavailableException("the database `" + Database.withoutPassword(jdbcUrl)
                + "` has schema version " + version + ", this Muster knows " + NEWEST + ": use the newer Muster");
    }
}
