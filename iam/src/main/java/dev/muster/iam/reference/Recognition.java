package dev.muster.iam.reference;

/** What the reference knows about an entry of an Action or NotAction element. */
public enum Recognition {

    /** It matches at least one action of the reference. */
    RECOGNIZED,

    /** Its service is known and has no action like it: mistyped, or newer than the reference. */
    UNKNOWN_ACTION,

    /** No service of the reference has its prefix: mistyped, or newer than the reference. */
    UNKNOWN_SERVICE,

    /** It has not the form of an action and can match none, however new. */
    MALFORMED
}
