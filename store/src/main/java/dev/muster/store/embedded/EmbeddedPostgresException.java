package dev.muster.store.embedded;

/** Says why the embedded PostgreSQL does not run, and what to do; the message is for the person who started Muster. */
public final class EmbeddedPostgresException extends Exception {

    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
