package dev.muster.iam.json;

/** A JSON value as read: nothing is rounded, merged or dropped. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /** The kind of value as a person would call it, for messages: `object`, `list`, `text` … */
    String kind();
}
