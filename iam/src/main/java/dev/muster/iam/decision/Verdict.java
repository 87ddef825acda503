package dev.muster.iam.decision;

/** What becomes of a request. */
public enum Verdict {
    ALLOWED,
    /** A Deny applies. */
    EXPLICITLY_DENIED,
    /** No Deny applies, but nothing allows it, or a layer that must allow it does not. */
    IMPLICITLY_DENIED,
    /** What is not known decides between the others. */
    UNDETERMINED
}
