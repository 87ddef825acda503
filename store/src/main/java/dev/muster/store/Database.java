package dev.muster.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool of connections as the application's login; every use is one transaction within a scope of accounts. */
public final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private final AgroalDataSource connections;
    private final String jdbcUrl;

    private Database(AgroalDataSource connections, String jdbcUrl) {
        this.connections = connections;
        this.jdbcUrl = jdbcUrl;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T in(Connection connection) throws SQLException;
    }

    /** @throws DatabaseUnavailableException when it cannot be reached */
    public static Database connect(String jdbcUrl, DatabaseLogin login) {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        // a database that was restarted leaves dead connections behind
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .idleValidationTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(jdbcUrl)
                                .autoCommit(false)
                                .jdbcProperty("reWriteBatchedInserts", "true")
                                .jdbcProperty("ApplicationName", "muster")
                                .principal(new NamePrincipal(login.user()))
                                .credential(new SimplePassword(login.password()))));
        try {
            Database database = new Database(AgroalDataSource.from(configuration), withoutPassword(jdbcUrl));
            try {
                database.inTransaction(Scope.of(Set.of()), connection -> connection.isValid(5));
            } catch (DatabaseUnavailableException unavailable) {
                database.close();
                throw unavailable;
            }
            return database;
        } catch (SQLException refused) {
            throw unavailable(withoutPassword(jdbcUrl), refused);
        }
    }

    /**
     * Does work in one transaction: all of it is kept, or nothing.
     *
     * @throws DatabaseUnavailableException when the database cannot be reached or fails
     */
    public <T extends @Nullable Object> T inTransaction(Scope scope, Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            try (PreparedStatement set = connection.prepareStatement("select set_config('muster.accounts', ?, true)")) {
                set.setString(1, scope.setting());
                set.execute();
            }
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                rollBack(connection, failed);
                throw failed;
            }
        } catch (SQLException failed) {
            throw unavailable(jdbcUrl, failed);
        }
    }

    /** The connections as such, for a library that does its own SQL: no scope is set, and nothing is committed by itself. */
    public DataSource connections() {
        return connections;
    }

    /** @throws DatabaseUnavailableException when the login could change history or see past its scope, itself or by another role */
    public void requireUnprivilegedLogin() {
        String privileged = inTransaction(
                Scope.of(Set.of()),
                connection -> new Query()
                        .add("""
                        select current_user as login
                         where exists (select from pg_roles
                                        where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'member'))
                            or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                        where n.nspname = 'public' and pg_has_role(current_user, c.relowner, 'member'))
                        """)
                        .first(connection, row -> row.getString("login"))
                        .orElse(""));
        if (!privileged.isEmpty()) {
            throw new DatabaseUnavailableException("the database login `" + privileged
                    + "` is a superuser, bypasses row-level security or owns tables: give MUSTER_JDBC_USER a login"
                    + " that is a member of muster_app and nothing else, and the owner as MUSTER_JDBC_OWNER_USER"
                    + " (see docs/database.md)");
        }
    }

    /** @throws DatabaseUnavailableException when the database does not answer */
    public void requireAnswer() {
        inTransaction(Scope.of(Set.of()), connection -> true);
    }

    @Override
    public void close() {
        connections.close();
    }

    static DatabaseUnavailableException unavailable(String jdbcUrl, SQLException cause) {
        return new DatabaseUnavailableException(
                "the database `" + withoutPassword(jdbcUrl) + "` cannot be used (" + reason(cause) + "): "
                        + remedy(cause),
                cause);
    }

    /** What the server or the driver says, without its hints for debugging. */
    private static String reason(SQLException failed) {
        String message = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        return failed.getCause() instanceof UnknownHostException unknown
                ? message + " unknown host " + unknown.getMessage()
                : message;
    }

    /** By the class of the SQLSTATE. */
    private static String remedy(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        if (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D") || state.startsWith("57")) {
            return "check its address, user and password, and that it runs";
        }
        return state.startsWith("53") ? "give it what it lacks and try again" : "see its log";
    }

    static String withoutPassword(String jdbcUrl) {
        return jdbcUrl.replaceAll("(?i)(password=)[^&]*", "$1…").replaceAll("//[^/@]*@", "//…@");
    }

    private static void rollBack(Connection connection, Throwable failed) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            failed.addSuppressed(lost);
        }
    }
}
