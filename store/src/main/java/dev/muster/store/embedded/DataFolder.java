package dev.muster.store.embedded;

import dev.muster.store.DatabaseLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/** The folder of PostgreSQL's own files below our home. */
final class DataFolder {

    /** Nobody gets in without a password, and only from this machine. */
    private static final String CLIENTS = """
            # written by Muster
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Home home;
    private final Binaries binaries;
    private final Identity identity;

    DataFolder(Home home, Binaries binaries, Identity identity) {
        this.home = home;
        this.binaries = binaries;
        this.identity = identity;
    }

    /** Refuses data that these binaries cannot open, before anything is touched. */
    static void check(Home home) throws EmbeddedPostgresException {
        Path data = home.data();
        if (!Files.exists(data)) {
            return;
        }
        Path versionFile = data.resolve("PG_VERSION");
        String version;
        try {
            version = Files.readString(versionFile).strip();
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "`" + data + "` is not a readable folder of PostgreSQL (" + Home.cause(failed)
                            + "): move it away, run as its owner, or choose another folder with --home",
                    failed);
        }
        if (!version.equals(Binaries.MAJOR_VERSION)) {
            throw new EmbeddedPostgresException("`" + data + "` was made by PostgreSQL `" + version
                    + "`, and Muster brings PostgreSQL " + Binaries.MAJOR_VERSION
                    + ": dump it with PostgreSQL " + version + " and restore the dump into a new folder,"
                    + " or choose another folder with --home");
        }
    }

    /** Makes the cluster where there is none; a start that was cut short leaves nothing that counts. */
    void prepare(DatabaseLogin superuser, Consumer<String> progress)
            throws EmbeddedPostgresException, InterruptedException {
        Path data = home.data();
        try {
            if (Files.exists(data)) {
                identity.give(data);
                return;
            }
            progress.accept("creating the database in `" + data + "`");
            Path unfinished = data.resolveSibling("data.new");
            PrivateFiles.delete(unfinished);
            Files.createDirectory(unfinished, PrivateFiles.FOLDER);
            identity.give(unfinished);
            initialize(unfinished, superuser);
            Files.writeString(unfinished.resolve("pg_hba.conf"), CLIENTS);
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "`" + data + "` cannot be made (" + Home.cause(failed)
                            + "): make room there (150 MB) or choose another folder with --home",
                    failed);
        }
    }

    private void initialize(Path folder, DatabaseLogin superuser)
            throws IOException, EmbeddedPostgresException, InterruptedException {
        Path password = folder.resolveSibling("password");
        PrivateFiles.write(password, superuser.password());
        try {
            identity.give(password);
            Command.Result result = identity.command(List.of(
                            binaries.program("initdb"),
                            "--pgdata=" + folder,
                            "--username=" + superuser.user(),
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            // the same order of text on every machine
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C"))
                    .run();
            if (!result.successful()) {
                throw new EmbeddedPostgresException(
                        "`" + folder + "` cannot be made a database: make room there (150 MB),"
                                + " choose another folder with --home, or give a PostgreSQL with --jdbc-url. initdb says:\n"
                                + result.lastLines());
            }
        } finally {
            Files.deleteIfExists(password);
        }
    }
}
