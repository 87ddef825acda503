package dev.muster.api.command;

import java.io.PrintWriter;

/** How far long work is: a bar that grows on a terminal, a plain line now and then elsewhere. */
final class Progress {

    private static final int WIDTH = 40;
    private static final int PLAIN_LINES = 5;

    private final PrintWriter err;
    private final boolean terminal;
    private final String what;
    private final int total;
    private int done;

    /** @param what is counted: `days of history` */
    Progress(PrintWriter err, boolean terminal, String what, int total) {
        this.err = err;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
    }

    /** Whether standard error is a terminal that redraws a line; Java cannot tell, the launcher does. */
    static boolean onTerminal() {
        return Boolean.getBoolean("muster.terminal");
    }

    void step() {
        done++;
        boolean last = done == total;
        if (terminal) {
            int filled = WIDTH * done / total;
            err.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + total + " " + what);
            if (last) {
                err.println();
            }
        } else if (last || done % Math.max(1, total / PLAIN_LINES) == 0) {
            err.println("muster: " + done + " of " + total + " " + what);
        }
        err.flush();
    }
}
