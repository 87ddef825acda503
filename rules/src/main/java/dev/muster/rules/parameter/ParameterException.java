package dev.muster.rules.parameter;

/** Says what is wrong in a parameters file, and where; the message is for the person who wrote it. */
public final class ParameterException extends Exception {

    private static final long serialVersionUID = 1L;

    ParameterException(String message) {
        super(message);
    }

    ParameterException(String message, Throwable cause) {
        super(message, cause);
    }
}
