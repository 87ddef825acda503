package dev.muster.store.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running PostgreSQL: a child process of ours that listens on one port of this machine. */
record Postmaster(Process process, int port) {

    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;
    private static final int ATTEMPTS = 10;

    /** Starts it and waits until it takes connections. */
    static Postmaster start(Home home, Binaries binaries, Identity identity, Settings settings)
            throws EmbeddedPostgresException, InterruptedException {
        try {
            for (int attempt = 1; ; attempt++) {
                ServerLog log = ServerLog.open(home.log());
                int port = freePort();
                List<String> words = words(binaries, home.data(), port, settings);
                Process process = identity.command(words)
                        .builder()
                        .directory(new File("/"))
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(home.log().toFile()))
                        .start();
                Postmaster postmaster = new Postmaster(process, port);
                if (postmaster.awaitReady(home.data(), log)) {
                    return postmaster;
                }
                if (attempt == ATTEMPTS || !passing(log.tail())) {
                    throw new EmbeddedPostgresException("PostgreSQL in `" + home.data() + "` does not start: see `"
                            + home.log() + "`, or give another database with --jdbc-url. It says:\n" + log.tail());
                }
                TimeUnit.MILLISECONDS.sleep(100L * attempt);
            }
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL in `" + home.data() + "` cannot be started (" + Home.cause(failed)
                            + "): give another database with --jdbc-url",
                    failed);
        }
    }

    /** Somebody took the port between our look and its use, or the processes of a killed PostgreSQL are still going. */
    private static boolean passing(String log) {
        return log.contains("could not create any TCP/IP sockets")
                || log.contains("pre-existing shared memory block")
                || log.contains("lock file \"postmaster.pid\" already exists");
    }

    private static List<String> words(Binaries binaries, Path data, int port, Settings settings) {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // out of the terminal's reach: on Ctrl-C the application finishes first, and stops it then
            words.add("/usr/bin/setsid");
        }
        words.addAll(List.of(binaries.program("postgres"), "-D", data.toString()));
        List<String> options = List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=50",
                "fsync=" + (settings.fsync() ? "on" : "off"),
                "synchronous_commit=" + (settings.fsync() ? "on" : "off"),
                "full_page_writes=" + (settings.fsync() ? "on" : "off"),
                // nobody replicates it, so less needs to be written
                "wal_level=minimal",
                "max_wal_senders=0",
                "password_encryption=scram-sha-256",
                "timezone=UTC",
                "log_timezone=UTC",
                "logging_collector=off",
                "log_destination=stderr");
        for (String option : options) {
            words.add("-c");
            words.add(option);
        }
        return words;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean awaitReady(Path data, ServerLog log)
            throws IOException, EmbeddedPostgresException, InterruptedException {
        boolean kept = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        try {
            while (System.nanoTime() < deadline) {
                boolean ready = PostmasterFile.read(data)
                        .filter(file -> file.process() == process.pid() && file.ready())
                        .isPresent();
                if (ready) {
                    kept = true;
                    return true;
                }
                if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            throw new EmbeddedPostgresException("PostgreSQL in `" + data + "` is not ready after " + START_SECONDS
                    + " s: see `" + log.file() + "` and try again. It says:\n" + log.tail());
        } finally {
            if (!kept) {
                stop();
            }
        }
    }

    /** Stops it and waits until it has written everything. */
    void stop() {
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                new RunningProcess(process.toHandle()).stop(STOP_SECONDS);
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
