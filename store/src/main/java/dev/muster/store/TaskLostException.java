package dev.muster.store;

/** A task was cancelled, or is another worker's by now: what this attempt wanted to write was not written. */
public final class TaskLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TaskLostException(TaskRun run) {
        super("attempt " + run.attempt() + " at task " + run.id() + " is no longer the one that counts");
    }
}
