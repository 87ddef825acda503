package dev.muster.api.job;

import dev.muster.store.TaskRun;

/** An attempt at a task that a thread of this worker is at. */
final class UnderWay {

    /** Why an attempt is to end before it is done. */
    enum End {
        /** It was not asked to end. */
        NONE,
        /** It no longer counts: the task was cancelled or is another worker's. */
        LOST,
        /** The worker stops. */
        HANDED_BACK
    }

    private final TaskRun run;
    private final Meter meter = new Meter();
    private final Thread thread = Thread.currentThread();
    private End end = End.NONE;
    private boolean left;

    UnderWay(TaskRun run) {
        this.run = run;
    }

    TaskRun run() {
        return run;
    }

    Meter meter() {
        return meter;
    }

    /** Interrupts the thread, unless it has left already or was told before. */
    synchronized void interrupt(End why) {
        if (!left && end == End.NONE) {
            end = why;
            thread.interrupt();
        }
    }

    /** The thread leaves: it is interrupted no more. @return why it was told to end */
    synchronized End leave() {
        left = true;
        Thread.interrupted();
        return end;
    }
}
