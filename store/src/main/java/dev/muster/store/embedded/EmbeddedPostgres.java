package dev.muster.store.embedded;

import dev.muster.store.DatabaseLogin;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL cluster of our own in a data folder, started as a child process and stopped by {@link #close()}.
 *
 * <p>No shutdown hook stops it: whoever starts it stops it after the last use, in an order that only they know. One that
 * is left running by a killed JVM is stopped by the next start, and loses nothing that was committed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final Home home;
    private final Postmaster postmaster;
    private final Credentials credentials;

    private EmbeddedPostgres(Home home, Postmaster postmaster, Credentials credentials) {
        this.home = home;
        this.postmaster = postmaster;
        this.credentials = credentials;
    }

    /**
     * Starts the cluster in a folder, and makes it there the first time.
     *
     * @param progress is told in a few words what takes time
     */
    public static EmbeddedPostgres start(Path home, Consumer<String> progress) throws EmbeddedPostgresException {
        return start(home, progress, Settings.DURABLE);
    }

    static EmbeddedPostgres start(Path folder, Consumer<String> progress, Settings settings)
            throws EmbeddedPostgresException {
        Home home = Home.open(folder);
        boolean started = false;
        try {
            EmbeddedPostgres postgres = start(home, progress, settings);
            started = true;
            return postgres;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException(
                    "the start of PostgreSQL in `" + folder + "` was interrupted: start again", interrupted);
        } finally {
            if (!started) {
                home.close();
            }
        }
    }

    private static EmbeddedPostgres start(Home home, Consumer<String> progress, Settings settings)
            throws EmbeddedPostgresException, InterruptedException {
        DataFolder.check(home);
        Leftover.stop(home, progress);
        Binaries binaries = Binaries.unpack(home, progress);
        Identity identity = Identity.choose(home, binaries, settings);
        Credentials credentials = Credentials.of(home);
        new DataFolder(home, binaries, identity).prepare(credentials.superuser(), progress);
        progress.accept("starting PostgreSQL " + Binaries.VERSION + " on `" + home.data() + "`");
        EmbeddedPostgres postgres =
                new EmbeddedPostgres(home, Postmaster.start(home, binaries, identity, settings), credentials);
        boolean prepared = false;
        try {
            postgres.prepare();
            prepared = true;
            return postgres;
        } catch (SQLException failed) {
            throw new EmbeddedPostgresException(
                    "the database in `" + home.data() + "` cannot be prepared (" + failed.getMessage() + "): see `"
                            + home.log() + "`, or choose another folder with --home",
                    failed);
        } finally {
            if (!prepared) {
                postgres.postmaster.stop();
            }
        }
    }

    private void prepare() throws SQLException {
        try (Connection connection = connectAsSuperuser()) {
            ClusterSetup setup = new ClusterSetup(connection);
            setup.prepareRoles(credentials.owner(), credentials.application());
            setup.prepareDatabase(ClusterSetup.DATABASE);
        }
    }

    /** A connection that may do everything, to the database that every cluster has. */
    Connection connectAsSuperuser() throws SQLException {
        // not through DriverManager: it does not see drivers of every class loader
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(jdbcUrl("postgres"));
        return database.getConnection(
                credentials.superuser().user(), credentials.superuser().password());
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postmaster.port() + "/" + database;
    }

    /** The address of the database `muster`. */
    public String jdbcUrl() {
        return jdbcUrl(ClusterSetup.DATABASE);
    }

    /** The login that owns the database and its schema: for migrations only. */
    public DatabaseLogin owner() {
        return credentials.owner();
    }

    /** The login for everything else: it owns nothing, and row-level security holds for it. */
    public DatabaseLogin application() {
        return credentials.application();
    }

    DatabaseLogin superuser() {
        return credentials.superuser();
    }

    /** The process of PostgreSQL. */
    ProcessHandle process() {
        return postmaster.process().toHandle();
    }

    /** Frees the folder and leaves PostgreSQL running, as it happens when the JVM is killed. */
    void abandon() {
        home.close();
    }

    /** Ends all sessions, stops PostgreSQL, waits until it has written everything, and frees the folder. */
    @Override
    public synchronized void close() {
        postmaster.stop();
        home.close();
    }
}
