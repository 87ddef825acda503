package dev.muster.iam.policy;

/** Whether a statement allows or denies. */
public enum Effect {
    ALLOW,
    DENY
}
