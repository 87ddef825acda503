package dev.muster.iam.json;

/** A JSON value that knows where in its text it begins. */
public sealed interface LocatedValue permits LocatedObject, LocatedArray, LocatedScalar {

    Position position();

    /** The kind of value as a person would call it, for messages: `object`, `list`, `text` … */
    String kind();
}
