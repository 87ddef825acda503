package dev.muster.iam.decision;

/** What a document that cannot be read may say of a request. */
enum DocumentState {
    UNKNOWN,
    SILENT,
    DENIES,
    ALLOWS_ACCOUNT,
    ALLOWS_ROLE,
    ALLOWS
}
