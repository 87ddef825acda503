package dev.muster.collector.live;

/** Operations that AWS throttles together, with the pace at which one account is asked for them. */
public enum OperationFamily {
    IAM_READ(20),
    /** Builds a list of everything at each call. */
    IAM_DETAILS(5),
    /** Starts a job or asks how far it is. */
    IAM_REPORT(10),
    ACCOUNT(10),
    ANALYZER(20),
    ORGANIZATION(15),
    IDENTITY_CENTER(15),
    IDENTITY_STORE(15),
    /** @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">two requests per second, per account and Region</a> */
    EVENTS(2),
    TOKENS(20);

    private final int callsPerSecond;

    OperationFamily(int callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
    }

    public int callsPerSecond() {
        return callsPerSecond;
    }
}
