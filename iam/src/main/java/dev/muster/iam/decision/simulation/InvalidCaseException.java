package dev.muster.iam.decision.simulation;

import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonValue;

/** Says why a text is no case. */
public final class InvalidCaseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient JsonValue id;

    InvalidCaseException(JsonValue id, String message) {
        super(message);
        this.id = id;
    }

    InvalidCaseException(String message) {
        this(new JsonNull(), message);
    }

    /** The case's id as far as it could be read, else null in JSON. */
    public JsonValue id() {
        return id;
    }
}
