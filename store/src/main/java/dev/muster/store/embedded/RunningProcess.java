package dev.muster.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of this machine, whoever started it. */
record RunningProcess(ProcessHandle handle) {

    private static final long SECONDS_TO_OBEY = 10;

    /** The process of that number, when there is one that still does something. */
    static Optional<RunningProcess> of(long number) {
        return ProcessHandle.of(number).map(RunningProcess::new).filter(RunningProcess::isAlive);
    }

    long number() {
        return handle.pid();
    }

    /** Not so for one that has ended and that nobody has asked how: in containers often nobody ever does. */
    boolean isAlive() {
        return handle.isAlive() && !hasEnded();
    }

    private boolean hasEnded() {
        try {
            String state = Files.readString(inProc("stat"), StandardCharsets.ISO_8859_1);
            // "42 (name) Z ...", where the name may be anything
            return state.startsWith(") Z", state.lastIndexOf(')'));
        } catch (IOException noSuchFileSystem) {
            return false;
        }
    }

    /** The words that it was started with. */
    Optional<String> commandLine() {
        try {
            // tells of other users' processes too, which the JDK keeps to itself
            byte[] words = Files.readAllBytes(inProc("cmdline"));
            return Optional.of(new String(words, StandardCharsets.UTF_8).replace('\0', ' '))
                    .filter(line -> !line.isEmpty());
        } catch (IOException noSuchFileSystem) {
            return handle.info().commandLine();
        }
    }

    private Path inProc(String file) {
        return Path.of("/proc", Long.toString(handle.pid()), file);
    }

    /** Sends one signal after the other until it is gone; the first is given time to finish. */
    boolean stop(long patienceSeconds) throws InterruptedException {
        for (Signal signal : Signal.values()) {
            signal.send(handle);
            if (hasEndedWithin(signal == Signal.INT ? patienceSeconds : SECONDS_TO_OBEY)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasEndedWithin(long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return true;
    }
}
