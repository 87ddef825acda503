package dev.muster.iam.snapshot;

/** Whether every core section was read. */
public enum SnapshotStatus {
    COMPLETE,
    INCOMPLETE
}
