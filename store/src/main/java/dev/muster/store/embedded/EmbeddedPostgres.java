package dev.muster.store.embedded;

import dev.muster.store.DatabaseLogin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A PostgreSQL cluster of our own in a home folder, started as a child process and stopped by {@link #close()}.
 *
 * <p>It listens on the loopback address at a port of its own choosing, asks for generated passwords, and writes durably. A process that was
 * killed leaves a server behind: the next start stops it and goes on.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofSeconds(60);
    private static final int SECONDS_TO_STOP = 30;
    private static final int LOG_LINES_SHOWN = 15;

    private final Path data;
    private final Binaries binaries;
    private final Identity identity;
    private final Credentials credentials;
    private final HomeLock lock;
    private final int port;
    private final Process server;
    private boolean closed;

    private EmbeddedPostgres(
            Path data,
            Binaries binaries,
            Identity identity,
            Credentials credentials,
            HomeLock lock,
            int port,
            Process server) {
        this.data = data;
        this.binaries = binaries;
        this.identity = identity;
        this.credentials = credentials;
        this.lock = lock;
        this.port = port;
        this.server = server;
    }

    /**
     * Starts the cluster of a home folder, and makes it first where there is none.
     *
     * @param progress told what takes a while
     */
    public static EmbeddedPostgres start(Path home, Consumer<String> progress) throws EmbeddedPostgresException {
        return start(home, progress, Identity.find());
    }

    static EmbeddedPostgres start(Path home, Consumer<String> progress, Identity identity)
            throws EmbeddedPostgresException {
        Path folder = home.toAbsolutePath().normalize();
        try {
            PrivateFiles.createFolder(folder);
        } catch (IOException unusable) {
            throw new EmbeddedPostgresException(
                    "the home folder `" + folder + "` cannot be made: " + unusable.getMessage()
                            + ": choose another with --home",
                    unusable);
        }
        HomeLock lock = HomeLock.of(folder);
        try {
            return new Starting(folder, progress, identity, lock).start();
        } catch (IOException failed) {
            lock.close();
            throw new EmbeddedPostgresException(
                    "the data folder `" + folder + "` cannot be used: " + failed.getMessage()
                            + ": choose another with --home",
                    failed);
        } catch (EmbeddedPostgresException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    public String jdbcUrl() {
        return url(port, ClusterSetup.DATABASE);
    }

    /** For migrations: owns the schema. */
    public DatabaseLogin owner() {
        return credentials.owner();
    }

    /** For everything else: owns nothing. */
    public DatabaseLogin application() {
        return credentials.application();
    }

    /** Stops the server: open transactions are rolled back, everything committed is on disk. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stop(identity, binaries, data, "fast");
            if (!server.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (IOException failed) {
            server.destroy();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            server.destroy();
        } finally {
            lock.close();
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static boolean stop(Identity identity, Binaries binaries, Path data, String mode)
            throws IOException, InterruptedException {
        Process stopping = new ProcessBuilder(identity.command(
                        binaries.program("pg_ctl"),
                        "-D",
                        data.toString(),
                        "-m",
                        mode,
                        "-w",
                        "-t",
                        Integer.toString(SECONDS_TO_STOP),
                        "stop"))
                .directory(data.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return stopping.waitFor() == 0;
    }

    /** One start, step by step. */
    private static final class Starting {

        private final Path home;
        private final Path data;
        private final Path log;
        private final Consumer<String> progress;
        private final Identity identity;
        private final HomeLock lock;

        Starting(Path home, Consumer<String> progress, Identity identity, HomeLock lock) {
            this.home = home;
            this.data = home.resolve("data");
            this.log = home.resolve("postgresql.log");
            this.progress = progress;
            this.identity = identity;
            this.lock = lock;
        }

        EmbeddedPostgres start() throws EmbeddedPostgresException, IOException {
            refuseOtherVersions();
            Binaries binaries = Binaries.unpackInto(home, progress);
            Credentials credentials = Credentials.in(home);
            identity.own(home);
            if (!identity.canEnter(home)) {
                throw new EmbeddedPostgresException("`" + home + "` lies below a folder that user " + identity.owner()
                        + " cannot enter: choose another with --home, or give a database of your own with --jdbc-url");
            }
            if (!Files.isDirectory(data)) {
                initialize(binaries, credentials);
            }
            stopLeftover(binaries);
            int port = freePort();
            Process server = launch(binaries, port);
            EmbeddedPostgres started = new EmbeddedPostgres(data, binaries, identity, credentials, lock, port, server);
            try {
                awaitReady(server, port, credentials);
            } catch (EmbeddedPostgresException failed) {
                server.destroyForcibly();
                throw failed;
            }
            return started;
        }

        private void refuseOtherVersions() throws EmbeddedPostgresException, IOException {
            Path version = data.resolve("PG_VERSION");
            if (Files.exists(version)) {
                String major = Files.readString(version).strip();
                if (!major.equals(Binaries.MAJOR_VERSION)) {
                    throw new EmbeddedPostgresException(
                            "the data folder `" + data + "` was made by PostgreSQL " + major
                                    + ", this Muster has " + Binaries.MAJOR_VERSION
                                    + ": dump it with that version and load it into a new one, or choose another folder with --home");
                }
            } else if (Files.isDirectory(data)) {
                throw new EmbeddedPostgresException("`" + data
                        + "` is no data folder of PostgreSQL: move it away, or choose another folder with --home");
            }
        }

        private void initialize(Binaries binaries, Credentials credentials)
                throws EmbeddedPostgresException, IOException {
            progress.accept("making a database in " + data);
            Path unfinished = home.resolve("data.new");
            Binaries.delete(unfinished);
            Path password = home.resolve("password.new");
            Files.deleteIfExists(password);
            PrivateFiles.create(password);
            try {
                Files.writeString(password, credentials.superuser().password() + "\n");
                identity.own(password);
                run(List.of(
                        binaries.program("initdb"),
                        "-D",
                        unfinished.toString(),
                        "-U",
                        credentials.superuser().user(),
                        "--auth=scram-sha-256",
                        "--pwfile=" + password,
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--data-checksums"));
                Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(password);
            }
        }

        private void run(List<String> words) throws EmbeddedPostgresException, IOException {
            Process process = new ProcessBuilder(identity.command(words.toArray(String[]::new)))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            try {
                if (process.waitFor() != 0) {
                    throw new EmbeddedPostgresException(
                            "the database cannot be made in `" + data + "`:\n" + tail(output));
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new EmbeddedPostgresException("interrupted", interrupted);
            }
        }

        /** A killed process leaves its server running; nobody else can use the folder, because we hold its lock. */
        private void stopLeftover(Binaries binaries) throws EmbeddedPostgresException, IOException {
            Path file = data.resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return;
            }
            Optional<ProcessHandle> leftover = Files.readString(file)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .filter(pid -> pid.matches("[0-9]{1,18}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(this::isOurServer);
            if (leftover.isEmpty()) {
                return;
            }
            progress.accept("stopping the database server that a killed process left behind");
            try {
                if (!stop(identity, binaries, data, "fast") && !stop(identity, binaries, data, "immediate")) {
                    throw new EmbeddedPostgresException("the server process "
                            + leftover.get().pid() + " of `" + data + "` does not stop: stop it by hand");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new EmbeddedPostgresException("interrupted", interrupted);
            }
        }

        private boolean isOurServer(ProcessHandle process) {
            try {
                Path commandLine = Path.of("/proc/" + process.pid() + "/cmdline");
                String command = Files.exists(commandLine)
                        ? Files.readString(commandLine).replace('\0', ' ')
                        : process.info().commandLine().orElse("");
                return command.contains("postgres") && command.contains(data.toString());
            } catch (IOException gone) {
                return false;
            }
        }

        private Process launch(Binaries binaries, int port) throws IOException {
            List<String> words = new ArrayList<>();
            if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
                // a Ctrl-C in the terminal is for Muster, which stops the server when it has finished itself
                words.add("/usr/bin/setsid");
            }
            words.addAll(identity.command(binaries.program("postgres"), "-D", data.toString()));
            for (String setting : List.of(
                    "listen_addresses=127.0.0.1",
                    "port=" + port,
                    "unix_socket_directories=",
                    "max_connections=50",
                    "shared_buffers=128MB",
                    "wal_level=minimal",
                    "max_wal_senders=0",
                    "max_wal_size=512MB",
                    "log_min_messages=warning",
                    "log_timezone=UTC",
                    "timezone=UTC")) {
                words.add("-c");
                words.add(setting);
            }
            return new ProcessBuilder(words)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        }

        private void awaitReady(Process server, int port, Credentials credentials) throws EmbeddedPostgresException {
            long deadline = System.nanoTime() + TIME_TO_START.toNanos();
            Properties login = new Properties();
            login.setProperty("user", credentials.superuser().user());
            login.setProperty("password", credentials.superuser().password());
            login.setProperty("connectTimeout", "2");
            while (true) {
                try (Connection connection = DriverManager.getConnection(url(port, "postgres"), login)) {
                    ClusterSetup.prepare(
                            connection,
                            credentials.owner().password(),
                            credentials.application().password());
                    return;
                } catch (SQLException notYet) {
                    if (!server.isAlive() || System.nanoTime() > deadline) {
                        throw new EmbeddedPostgresException(
                                "the database server does not start (" + notYet.getMessage() + "); the end of `" + log
                                        + "`:\n" + logTail(),
                                notYet);
                    }
                    sleep();
                }
            }
        }

        private static void sleep() throws EmbeddedPostgresException {
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new EmbeddedPostgresException("interrupted", interrupted);
            }
        }

        private String logTail() {
            try {
                return tail(Files.readString(log));
            } catch (IOException unreadable) {
                return "(" + unreadable.getMessage() + ")";
            }
        }

        private static String tail(String text) {
            List<String> lines = text.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        }

        private static int freePort() throws IOException {
            try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            }
        }
    }
}
