package dev.muster.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A PostgreSQL that still runs on our data after the Muster that started it was killed. */
final class Leftover {

    private static final long PATIENCE_SECONDS = 20;

    private Leftover() {}

    /** Stops it; we hold the lock of the home, so no living Muster needs it. */
    static void stop(Home home, Consumer<String> progress) throws EmbeddedPostgresException, InterruptedException {
        Path data = home.data();
        try {
            Optional<ProcessHandle> process =
                    PostmasterFile.read(data).flatMap(file -> ProcessHandle.of(file.process()));
            if (process.isEmpty()) {
                // none, or one that died with its file left: PostgreSQL itself sees that
                return;
            }
            Optional<String> commandLine = commandLine(process.get());
            if (commandLine.isEmpty() && process.get().isAlive()) {
                throw new EmbeddedPostgresException("`" + PostmasterFile.in(data) + "` names process "
                        + process.get().pid() + ", of which nothing can be learnt: stop it if it is a PostgreSQL,"
                        + " or else remove the file");
            }
            if (!commandLine.orElse("").contains(data.toString())) {
                // the number has gone to a stranger; PostgreSQL would take it for its own
                Files.deleteIfExists(PostmasterFile.in(data));
                return;
            }
            progress.accept("stopping the PostgreSQL that an earlier run left behind (process "
                    + process.get().pid() + ")");
            if (!Signal.stop(process.get(), PATIENCE_SECONDS)) {
                throw new EmbeddedPostgresException("process " + process.get().pid() + ", a PostgreSQL on `" + data
                        + "`, does not stop: end it, as root if need be, or choose another folder with --home");
            }
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "`" + PostmasterFile.in(data) + "` cannot be read (" + Home.cause(failed)
                            + "): run Muster as the owner of the folder, or choose another with --home",
                    failed);
        }
    }

    private static Optional<String> commandLine(ProcessHandle process) {
        try {
            // tells of other users' processes too, which the JDK keeps to itself
            Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            String words = Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
            return Optional.of(new String(words.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                    .filter(line -> !line.isEmpty());
        } catch (IOException noSuchFileSystem) {
            return process.info().commandLine();
        }
    }
}
