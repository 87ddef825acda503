package dev.muster.store.embedded;

import java.io.IOException;
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
            Optional<PostmasterFile> file = PostmasterFile.read(data);
            if (file.isEmpty()) {
                return;
            }
            Optional<RunningProcess> process = RunningProcess.of(file.get().process());
            if (process.isPresent() && isOurs(process.get(), data)) {
                progress.accept("stopping the PostgreSQL that an earlier run left behind (process "
                        + process.get().number() + ")");
                if (!process.get().stop(PATIENCE_SECONDS)) {
                    throw new EmbeddedPostgresException("process "
                            + process.get().number() + ", a PostgreSQL on `"
                            + data + "`, does not stop: end it, as root if need be, or choose another folder with"
                            + " --home");
                }
            }
            if (ProcessHandle.of(file.get().process()).isPresent()) {
                // the number is a stranger's, or of one that ended unnoticed; PostgreSQL would take it for its own
                Files.deleteIfExists(PostmasterFile.in(data));
            }
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "`" + PostmasterFile.in(data) + "` cannot be read (" + Home.cause(failed)
                            + "): run Muster as the owner of the folder, or choose another with --home",
                    failed);
        }
    }

    private static boolean isOurs(RunningProcess process, Path data) throws EmbeddedPostgresException {
        Optional<String> commandLine = process.commandLine();
        if (commandLine.isEmpty() && process.isAlive()) {
            throw new EmbeddedPostgresException("`" + PostmasterFile.in(data) + "` names process " + process.number()
                    + ", of which nothing can be learnt: stop it if it is a PostgreSQL, or else remove the file");
        }
        return commandLine
                .filter(line -> line.contains("postgres") && line.contains(data.toString()))
                .isPresent();
    }
}
