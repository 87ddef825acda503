package dev.muster.api.command;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a worker has to tell whoever runs it, on standard error: outside of the server nobody else writes it. */
final class WorkerLog {

    /** Held, so that its level lasts. */
    private static final Logger MUSTER = Logger.getLogger("dev.muster");

    private WorkerLog() {}

    static void toStandardError() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT%1$tz %4$s %5$s%6$s%n");
        Logger.getLogger("").addHandler(new ConsoleHandler());
        MUSTER.setLevel(Level.INFO);
    }
}
