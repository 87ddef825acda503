package dev.muster.iam.decision.compiled;

/**
 * How a statement of a resource's policy names the caller, from not at all to the caller itself.
 *
 * <p>How AWS enforcement code logic evaluates requests: the principal that is named decides which implicit denies of other policies
 * still count.
 */
public enum Grant {
    /** Not named. */
    NONE,
    /** By its account: this leaves the decision to the account's own policies. */
    ACCOUNT,
    /** By what the session was made from: an implicit deny in a boundary or a session policy still counts. */
    ROLE,
    /** Itself, or everyone: no implicit deny of its own policies counts. */
    DIRECT
}
