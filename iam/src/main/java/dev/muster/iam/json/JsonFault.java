package dev.muster.iam.json;

import org.jspecify.annotations.Nullable;

/**
 * Something that makes a text no strict JSON.
 *
 * @param path of the value concerned, as far as it was read
 * @param position null when the bytes are no text, and so have no lines
 */
public record JsonFault(Kind kind, JsonPath path, @Nullable Position position, String message) {

    /** What kind of fault; after the first two, reading went on. */
    public enum Kind {
        NOT_UTF_8,
        SYNTAX,
        DUPLICATE_KEY,
        LONE_SURROGATE
    }
}
