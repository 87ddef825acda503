package dev.muster.store.embedded;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How PostgreSQL is told to stop; Java itself can only send SIGTERM, which would wait for every client. */
enum Signal {
    /** Ends the sessions, writes everything out and stops. */
    INT,
    /** Stops at once; the next start recovers. */
    QUIT,
    /** Leaves it no choice. */
    KILL;

    /** Sends the signal; a process that is gone is no failure. */
    void send(ProcessHandle process) throws InterruptedException {
        new Command(List.of("/bin/sh", "-c", "kill -" + name() + " \"$0\"", Long.toString(process.pid()))).run();
    }

    /** Sends one after the other until the process is gone. */
    static boolean stop(ProcessHandle process, long patienceSeconds) throws InterruptedException {
        for (Signal signal : values()) {
            signal.send(process);
            if (ended(process, signal == INT ? patienceSeconds : 10)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ended(ProcessHandle process, long seconds) throws InterruptedException {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return !process.isAlive();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
