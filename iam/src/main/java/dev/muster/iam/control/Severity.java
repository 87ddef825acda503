package dev.muster.iam.control;

/** How much a failure matters; the order is from the greatest. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFORMATIONAL;

    /** Whether this is at least as severe as the other. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
