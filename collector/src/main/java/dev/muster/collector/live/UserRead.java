package dev.muster.collector.live;

/** What is read user by user only when it is asked for: the credential report and the lists of the account tell the rest. */
public enum UserRead {
    /** With the last use of each: fresher than the report, which is up to four hours old. */
    ACCESS_KEYS,
    LOGIN_PROFILES,
    SSH_PUBLIC_KEYS,
    SIGNING_CERTIFICATES
}
