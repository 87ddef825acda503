package dev.muster.api;

import dev.muster.api.command.MusterCommand;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one entry: picks the command. Only `serve` and `demo` start Quarkus. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // the manager that Quarkus and the libraries' loggers use; without it they would log, and compose, every trace
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(MusterCommand.run(arguments));
    }
}
