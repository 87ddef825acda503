package dev.muster.iam.access;

/** How far a principal is allowed an action by the policies that apply to it. */
public enum AccessClass {

    /** Every layer allows it always and on every resource that the action works on, and nothing denies any of it. */
    ON_EVERYTHING,

    /** Every layer allows it without conditions on some resources at least, and no condition denies it everywhere. */
    ON_SOME_RESOURCES,

    /** Some layer allows it under conditions alone, or one denies it everywhere under conditions. */
    CONDITIONALLY,

    /** A Deny without conditions covers everything. */
    DENIED,

    /** Some layer does not allow it, and no Deny without conditions covers everything. */
    NOT_ALLOWED,

    /** What was not read decides whether it is allowed, or how far. */
    UNDETERMINED
}
