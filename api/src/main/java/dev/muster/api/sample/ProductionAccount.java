package dev.muster.api.sample;

import java.time.Instant;
import java.util.List;

/** The account that earns the money, and where most goes wrong. */
final class ProductionAccount {

    static final String ID = "333344445555";
    static final String NAME = "tidewater-production";

    static final int ROOT_KEY_APPEARS = 38;
    static final int ROOT_KEY_GONE = 45;
    static final int MFA_REMOVED = 55;
    static final int ADMINISTRATOR_ATTACHED = 70;
    static final int DEPLOY_KEY_ROTATED = 66;
    static final int WEBER_LEFT = 10;
    static final int CERTIFICATE_EXPIRED = 81;

    private ProductionAccount() {}

    static SampleAccount on(SampleDay day) {
        SampleAccount account = new SampleAccount(ID, NAME, day);
        if (day.between(ROOT_KEY_APPEARS, ROOT_KEY_GONE - 1)) {
            account.root().key(day.on(ROOT_KEY_APPEARS - 1, 77)).signedIn(day.on(ROOT_KEY_APPEARS - 1, 71));
        } else if (day.since(ROOT_KEY_GONE)) {
            account.root().signedIn(day.on(ROOT_KEY_GONE - 1, 12));
        }
        return account.group("platform", "aws/ReadOnlyAccess", "SelfServiceCredentials")
                .group("pipelines", "DeployPipeline")
                .group("reporting", "ReportsExport")
                .add(kovacs(day))
                .add(new SampleUser("noor.haddad", day.on(-250, 22))
                        .in("platform")
                        .console(day.regularly(75, 3), day.lastWorkday(9))
                        .securityKey()
                        .tag("team", "platform"))
                .add(weber(day))
                .add(deployBot(day))
                .add(new SampleUser("reporting-export", day.on(-410, 2))
                        .in("reporting")
                        .key(day.on(-410, 14), day.lastNight(90), "athena")
                        .tag("owner", "reporting"))
                .role(
                        "app/ledger-api",
                        "ecs-tasks",
                        day.lastNight(230),
                        List.of("LedgerReadWrite"),
                        List.of("read-queue"))
                .role(
                        "app/ledger-archive",
                        "lambda",
                        day.lastNight(55),
                        List.of("aws/AWSLambdaBasicExecutionRole", "LedgerReadWrite"),
                        List.of())
                .role("app/bastion", "ec2", day.lastWorkday(44), List.of("aws/AmazonSSMManagedInstanceCore"), List.of())
                .role("ci/github-deploy", "github", day.lastWorkday(95), List.of("DeployPipeline"), List.of())
                .role(
                        "audit/security-audit",
                        "security-account",
                        day.lastNight(35),
                        List.of("aws/SecurityAudit"),
                        List.of())
                .role(
                        "aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_PowerUser_2f4e6a8c0b1d3e5f",
                        "identity-center",
                        day.lastWorkday(17),
                        List.of("aws/PowerUserAccess"),
                        List.of())
                .role("support", "same-account", null, List.of("aws/AWSSupportAccess"), List.of())
                .certificate("checkout-tidewater-example", day.on(CERTIFICATE_EXPIRED - 1, 180));
    }

    /** Her phone was lost, and nobody remembered to register the new one. */
    private static SampleUser kovacs(SampleDay day) {
        SampleUser user = new SampleUser("marta.kovacs", day.on(-330, 41))
                .in("platform")
                .console(day.regularly(70, 11), day.lastWorkday(25))
                .tag("team", "platform");
        return day.since(MFA_REMOVED) ? user : user.app();
    }

    /** He left the company; his user stayed. */
    private static SampleUser weber(SampleDay day) {
        Instant used = day.since(WEBER_LEFT) ? day.on(WEBER_LEFT - 1, 50) : day.lastWorkday(50);
        return new SampleUser("jonas.weber", day.on(-500, 18))
                .in("platform")
                .console(day.on(-21, 6), used)
                .app()
                .tag("team", "platform");
    }

    /** A release was urgent, and the policy has stayed. */
    private static SampleUser deployBot(SampleDay day) {
        SampleUser user =
                new SampleUser("deploy-bot", day.on(-365, 55)).in("pipelines").tag("owner", "platform");
        if (day.since(DEPLOY_KEY_ROTATED)) {
            user.key(day.on(DEPLOY_KEY_ROTATED - 1, 15), day.lastNight(140), "ecs");
        } else {
            user.key(day.on(-60, 15), day.lastNight(140), "ecs");
        }
        return day.since(ADMINISTRATOR_ATTACHED) ? user.attach("aws/AdministratorAccess") : user;
    }
}
