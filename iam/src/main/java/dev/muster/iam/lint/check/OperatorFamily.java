package dev.muster.iam.lint.check;

/** What an operator compares. */
public enum OperatorFamily {
    STRING,
    NUMERIC,
    DATE,
    BOOL,
    BINARY,
    IP_ADDRESS,
    ARN,
    NULL,
    /** No operator of the policy language. */
    UNKNOWN
}
