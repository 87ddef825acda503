package dev.muster.store.embedded;

import java.util.List;

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
}
