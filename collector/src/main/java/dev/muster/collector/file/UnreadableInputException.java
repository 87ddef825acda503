package dev.muster.collector.file;

/** Says why nothing can be read from an input, and what to do; the message is for the person who gave it. */
public final class UnreadableInputException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableInputException(String message) {
        super(message);
    }

    public UnreadableInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
