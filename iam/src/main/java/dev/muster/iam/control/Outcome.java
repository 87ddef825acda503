package dev.muster.iam.control;

/** What a control says of one resource. */
public enum Outcome {
    PASS,
    FAIL,
    /** The resource lacks what the control speaks about. */
    NOT_APPLICABLE,
    /** Some content of what was not read could change the outcome. */
    UNDETERMINED
}
