package dev.muster.collector.live;

/** Under whose permissions an operation is called. */
public enum Reach {
    /** The credentials that the collector starts with. */
    CALLER,
    /** The collector's role in every account. */
    ACCOUNT,
    /** The collector's role in the management account or a delegated administrator's. */
    ORGANIZATION
}
