package dev.muster.api.command;

import dev.muster.api.ServerSettings;
import dev.muster.api.database.DatabaseAccess;
import dev.muster.store.DatabaseUnavailableException;
import io.quarkus.runtime.Quarkus;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A command with a database, from its start until everything behind it has stopped.
 *
 * <p>A signal ends the JVM while its shutdown hooks run side by side; this one holds it until the command has closed what it opened, or
 * ends at once what is under way.
 */
final class Running implements AutoCloseable {

    private static final long SECONDS_TO_STOP = 60;

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile @Nullable Runnable end;
    private volatile Runnable signalled = () -> {};

    Running() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "muster-shutdown"));
    }

    /**
     * Says what ends the work that follows when a signal comes, instead of waiting for it.
     *
     * @throws CommandException when a signal has come already
     */
    void endBy(Runnable work) {
        end = work;
        if (stopping) {
            throw new CommandException("interrupted");
        }
    }

    /** What the database's failure means: after a signal that it was closed by it, else that it failed. */
    int exitCodeOf(DatabaseUnavailableException lost) {
        if (stopping) {
            return ExitCode.INTERRUPTED;
        }
        throw lost;
    }

    /** Serves until a signal comes. @param threads tasks of jobs that it does at a time @param started called when requests are answered */
    int serve(DatabaseAccess access, Listening listening, int threads, @Nullable Path parameters, Runnable started) {
        end = null;
        ServerSettings.apply(access, listening.host(), listening.port(), threads, parameters, started);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Quarkus.run(null, (exitCode, thrown) -> failure.set(thrown));
        Throwable thrown = failure.get();
        if (thrown != null && stopping) {
            return ExitCode.INTERRUPTED;
        }
        if (thrown != null) {
            throw new CommandException(
                    "the server could not start: " + rootCause(thrown).getMessage(), thrown);
        }
        return ExitCode.DONE;
    }

    /** Waits until a signal comes; what was opened is then closed by whoever opened it. */
    void untilSignal() throws InterruptedException {
        CountDownLatch signal = new CountDownLatch(1);
        signalled = signal::countDown;
        if (!stopping) {
            signal.await();
        }
    }

    @Override
    public void close() {
        end = null;
        closed.countDown();
    }

    private void stop() {
        stopping = true;
        signalled.run();
        Runnable work = end;
        if (work != null) {
            work.run();
            return;
        }
        try {
            if (!closed.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                System.err.println("muster: still stopping after " + SECONDS_TO_STOP + " s: giving up");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }
}
