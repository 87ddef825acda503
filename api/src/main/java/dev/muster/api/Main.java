package dev.muster.api;

import dev.muster.api.command.MusterCommand;

/** The one entry: picks the command. Only `serve` and `demo` start Quarkus. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(MusterCommand.run(arguments));
    }
}
