package dev.muster.iam.policy;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.Position;
import org.jspecify.annotations.Nullable;

/**
 * A reason why a text is no policy document that AWS would store.
 *
 * @param position null when the text could not be read at all
 */
public record PolicyProblem(
        Kind kind, JsonPath path, @Nullable Position position, String message) {

    /** What is wrong. */
    public enum Kind {
        NOT_UTF_8,
        SYNTAX,
        DUPLICATE_KEY,
        LONE_SURROGATE,
        WRONG_TYPE,
        UNKNOWN_ELEMENT,
        ELEMENT_COMBINATION,
        MISSING_STATEMENT,
        MISSING_EFFECT,
        MISSING_ACTION,
        INVALID_EFFECT,
        EFFECT_CASE,
        EMPTY_ACTION,
        EMPTY_RESOURCE,
        EMPTY_PRINCIPAL,
        PRINCIPAL_TEXT
    }
}
