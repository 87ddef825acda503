package dev.muster.api;

import dev.muster.api.command.MusterCommand;
import dev.muster.api.command.Shortcut;
import dev.muster.iam.reference.ServiceReference;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one entry: picks the command. Only `serve` and `demo` start Quarkus. */
public final class Main {

    /** What these use logs nothing: they start sooner without the log manager, which looks through every library. */
    private static final Set<String> ON_POLICIES = Set.of("simulate", "summarize", "lint", "minimize", "diff");

    private Main() {}

    public static void main(String[] arguments) {
        // the manager that Quarkus and the libraries' loggers use; without it they would log, and compose, every trace
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        if (arguments.length > 0 && ON_POLICIES.contains(arguments[0])) {
            readAhead();
        } else {
            Logger.getLogger("").setLevel(Level.WARNING);
        }
        System.exit(Shortcut.fits(arguments) ? Shortcut.run(arguments) : MusterCommand.run(arguments));
    }

    /** Reads the service reference while the command line is taken apart. */
    private static void readAhead() {
        Thread reader = new Thread(ServiceReference::load, "service-reference");
        reader.setDaemon(true);
        reader.start();
    }
}
