package dev.muster.api.job;

/** What is done first: what somebody waits for. */
final class Priority {

    /** A bundle that somebody sent. */
    static final int UPLOAD = 30;

    /** A collection that somebody asked for. */
    static final int REQUESTED = 20;

    /** A collection whose time has come. */
    static final int SCHEDULED = 10;

    private Priority() {}
}
