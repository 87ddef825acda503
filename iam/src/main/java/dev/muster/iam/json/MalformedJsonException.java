package dev.muster.iam.json;

import org.jspecify.annotations.Nullable;

/** Says that a text is not the JSON that is expected, and where. */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Position position;

    public MalformedJsonException(String message, @Nullable Position position) {
        super(message);
        this.position = position;
    }

    /** The place, or null when none is known. */
    public @Nullable Position position() {
        return position;
    }
}
