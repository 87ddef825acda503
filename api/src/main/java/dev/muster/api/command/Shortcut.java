package dev.muster.api.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Command lines that need not be taken apart, because they have no options: `simulate` and at most a file.
 *
 * <p>Taking a command line apart takes longer than deciding a case.
 */
public final class Shortcut {

    private Shortcut() {}

    /** Whether the command line is one of them. */
    public static boolean fits(String... arguments) {
        return arguments.length > 0
                && arguments[0].equals("simulate")
                && (arguments.length == 1 || arguments.length == 2 && isFile(arguments[1]));
    }

    /** Runs such a command line and gives its exit code. */
    public static int run(String... arguments) {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try {
            return new Simulation(arguments.length == 1 ? null : Path.of(arguments[1]), err).run();
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            return Failure.tell(thrown, err);
        }
    }

    /** What begins with `-` is an option, with `@` a file of arguments. */
    private static boolean isFile(String argument) {
        try {
            return argument.equals("-")
                    || !argument.isEmpty()
                            && !argument.startsWith("-")
                            && !argument.startsWith("@")
                            && !Path.of(argument).toString().isEmpty();
        } catch (InvalidPathException none) {
            return false;
        }
    }
}
