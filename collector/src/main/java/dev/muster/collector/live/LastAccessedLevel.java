package dev.muster.collector.live;

/** How finely it is asked when identities and policies used their permissions; each of them costs a job at AWS. */
public enum LastAccessedLevel {
    NONE,
    SERVICES,
    ACTIONS
}
