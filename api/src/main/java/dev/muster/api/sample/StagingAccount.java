package dev.muster.api.sample;

import java.util.List;

/** Where releases are tried; for three days nobody could read it. */
final class StagingAccount {

    static final String ID = "444455556666";
    static final String NAME = "tidewater-staging";

    static final int PASSWORDS_HARDENED = 20;
    static final int DENIED_FROM = 47;
    static final int DENIED_TO = 49;
    static final int QA_LEFT = 40;

    private StagingAccount() {}

    /** Whether the role of the collection could not be entered. */
    static boolean denied(SampleDay day) {
        return day.between(DENIED_FROM, DENIED_TO);
    }

    static SampleAccount on(SampleDay day) {
        SampleUser tester = new SampleUser("petra.novak", day.on(-180, 31))
                .console(day.regularly(85, 40), day.lastWorkday(61))
                .app()
                .inline("restart-services")
                .tag("team", "qa");
        return new SampleAccount(ID, NAME, day)
                .passwords(day.since(PASSWORDS_HARDENED) ? SampleAccount.STRONG : SampleAccount.WEAK)
                .group("qa", "aws/ReadOnlyAccess", "SelfServiceCredentials")
                .group("pipelines", "DeployPipeline")
                .add(day.since(QA_LEFT) ? tester : tester.in("qa"))
                .add(new SampleUser("load-test", day.on(-200, 8))
                        .in("pipelines")
                        .key(day.on(-15, 8), day.lastNight(33), "ecs")
                        .key(day.on(-3, 19), null, ""))
                .role(
                        "app/ledger-api",
                        "ecs-tasks",
                        day.lastNight(230),
                        List.of("LedgerReadWrite"),
                        List.of("read-queue"))
                .role("ci/runner", "ec2", day.lastNight(170), List.of("TemporaryFullAccess"), List.of())
                .role(
                        "audit/security-audit",
                        "security-account",
                        day.lastNight(35),
                        List.of("aws/SecurityAudit"),
                        List.of())
                .role(
                        "aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_PowerUser_7a9b1c3d5e6f8091",
                        "identity-center",
                        day.lastWorkday(28),
                        List.of("aws/PowerUserAccess"),
                        List.of());
    }
}
