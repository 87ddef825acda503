package dev.muster.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings a database's schema up to date. */
public final class Migration {

    private static final String NEWEST = "1";

    private Migration() {}

    /**
     * Migrates as the owner, and lets the application's login use the schema.
     *
     * @throws DatabaseUnavailableException when the database cannot be reached, or has the schema of a newer Muster
     */
    public static void migrate(String jdbcUrl, DatabaseLogin owner, String applicationUser) {
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
            createGroupRole(jdbcUrl, owner);
            flyway.migrate();
            letUse(jdbcUrl, owner, applicationUser);
        } catch (FlywayException failed) {
            throw new DatabaseUnavailableException(
                    "the database `" + Database.withoutPassword(jdbcUrl) + "` cannot be migrated: "
                            + String.valueOf(failed.getMessage()).strip(),
                    failed);
        } catch (SQLException failed) {
            throw Database.unavailable(jdbcUrl, failed);
        }
    }

    /** Checks, where no owner is given, that the schema is the one that this build needs. */
    public static void check(String jdbcUrl, DatabaseLogin login) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, login.user(), login.password())) {
            String version = versionOf(connection);
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

    private static String versionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet there =
                    statement.executeQuery("select to_regclass('schema_version_of_muster') is not null")) {
                there.next();
                if (!there.getBoolean(1)) {
                    return "0";
                }
            }
            try (ResultSet version = statement.executeQuery("select version from schema_version_of_muster")) {
                version.next();
                return version.getString(1);
            }
        }
    }

    /** The role that the application's logins are members of; it belongs to the cluster, which may have it from another database. */
    private static void createGroupRole(String jdbcUrl, DatabaseLogin owner) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
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

    private static void letUse(String jdbcUrl, DatabaseLogin owner, String applicationUser) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create or replace view schema_version_of_muster as select version from flyway_schema_history"
                            + " where success and version is not null order by installed_rank desc limit 1");
            statement.execute("grant select on schema_version_of_muster to muster_app");
            if (!isMember(connection, applicationUser)) {
                try (PreparedStatement grant =
                        connection.prepareStatement("select format('grant muster_app to %I', ?::text)")) {
                    grant.setString(1, applicationUser);
                    try (ResultSet text = grant.executeQuery()) {
                        text.next();
                        statement.execute(text.getString(1));
                    }
                } catch (SQLException refused) {
                    throw new DatabaseUnavailableException(
                            "`" + applicationUser
                                    + "` is no member of muster_app and the owner may not change that: run"
                                    + " `grant muster_app to \"" + applicationUser + "\"` as a database administrator",
                            refused);
                }
            }
        }
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
