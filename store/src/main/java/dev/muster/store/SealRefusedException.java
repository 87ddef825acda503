package dev.muster.store;

/** A snapshot cannot be sealed, because sealed history is never rewritten; nothing was written. */
public final class SealRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The account has another snapshot at that time. */
        CONFLICT,
        /** The account has a later snapshot. */
        OUT_OF_ORDER
    }

    private final Reason reason;

    SealRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
