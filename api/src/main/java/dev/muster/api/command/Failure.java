package dev.muster.api.command;

import dev.muster.api.report.DisplayText;
import dev.muster.store.DatabaseUnavailableException;
import java.io.PrintWriter;

/** Tells why a command could not run; nothing that can go wrong shows a stack trace. */
final class Failure {

    private Failure() {}

    /** Tells it, and gives the exit code. */
    static int tell(Throwable thrown, PrintWriter err) {
        String message = thrown instanceof CommandException || thrown instanceof DatabaseUnavailableException
                ? String.valueOf(thrown.getMessage())
                : "internal error: " + thrown + ": please report it with the command that you ran";
        err.println("muster: " + DisplayText.lines(message));
        err.flush();
        return ExitCode.COULD_NOT_RUN;
    }
}
