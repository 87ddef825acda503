package dev.muster.api;

import dev.muster.api.command.MusterCommand;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one entry: picks the command. Only `serve` and `demo` start Quarkus. */
public final class Main {

    /** Of libraries that report their everyday business; held here, because loggers without a holder are forgotten. */
    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("io.quarkus"));

    private Main() {}

    public static void main(String[] arguments) {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        System.exit(MusterCommand.run(arguments));
    }
}
