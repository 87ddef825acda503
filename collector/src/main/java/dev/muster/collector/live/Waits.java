package dev.muster.collector.live;

import java.time.Duration;

/** Pauses between questions whether a job is done. @param longest that is waited for one job */
record Waits(Duration step, Duration longest) {

    /** Waits one step, or until the deadline. @return how long that was meant to be */
    Duration pause(Deadline deadline) throws InterruptedException {
        Duration pause = deadline.left().compareTo(step) < 0 ? deadline.left() : step;
        Thread.sleep(pause.toMillis());
        return step;
    }
}
