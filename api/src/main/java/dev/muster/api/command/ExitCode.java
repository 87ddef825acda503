package dev.muster.api.command;

/** What the process says when it ends. */
public final class ExitCode {

    /** Done; of judgements: nothing counts against the input. */
    public static final int DONE = 0;

    /** A FAIL counts. */
    public static final int FAILED = 1;

    /** Could not run at all: usage, input, configuration, internal error. */
    public static final int COULD_NOT_RUN = 2;

    /** No FAIL counts, but an UNDETERMINED does, or an account could not be read whole. */
    public static final int UNDETERMINED = 3;

    /** Interrupted from the keyboard. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
