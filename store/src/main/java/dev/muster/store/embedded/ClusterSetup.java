package dev.muster.store.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles and the database that a new cluster needs; the same may be run again. */
public final class ClusterSetup {

    /** Owns the database and its schema; used by migrations only. */
    public static final String OWNER = "muster_owner";

    /** The login of everything else: owns nothing. */
    public static final String APPLICATION = "muster";

    /** The database. */
    public static final String DATABASE = "muster";

    private ClusterSetup() {}

    /** @param superuser a connection that may create roles and databases */
    public static void prepare(Connection superuser, String ownerPassword, String applicationPassword)
            throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            role(statement, "muster_app", "nologin");
            role(statement, OWNER, "login nosuperuser nobypassrls nocreatedb nocreaterole");
            role(statement, APPLICATION, "login nosuperuser nobypassrls nocreatedb nocreaterole");
            statement.execute("alter role " + OWNER + " password " + literal(ownerPassword));
            statement.execute("alter role " + APPLICATION + " password " + literal(applicationPassword));
            statement.execute("grant muster_app to " + APPLICATION);
            if (!exists(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
        }
    }

    private static void role(Statement statement, String name, String attributes) throws SQLException {
        if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
            statement.execute("create role " + name + " " + attributes);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** Passwords are generated from a small alphabet; anything else would be a mistake. */
    private static String literal(String password) {
        if (!password.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("a password may have letters, digits, `_` and `-` only");
        }
        return "'" + password + "'";
    }
}
