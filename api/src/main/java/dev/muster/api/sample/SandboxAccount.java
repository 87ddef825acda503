package dev.muster.api.sample;

import java.util.List;

/** Everybody's playground: no password policy, few devices, and for two weeks a role that anyone on earth could assume. */
final class SandboxAccount {

    static final String ID = "555566667777";
    static final String NAME = "tidewater-sandbox";

    static final int ROOT_USED = 15;
    static final int VENDOR_MISTAKE = 62;
    static final int VENDOR_CORRECTED = 76;

    private SandboxAccount() {}

    static SampleAccount on(SampleDay day) {
        SampleAccount account = new SampleAccount(ID, NAME, day).passwords(null);
        account.root().virtualDevice();
        if (day.since(ROOT_USED)) {
            account.root().signedIn(day.on(ROOT_USED - 1, 300));
        }
        String trust = day.between(VENDOR_MISTAKE, VENDOR_CORRECTED - 1) ? "vendor-mistaken" : "vendor";
        return account.policy("TemporaryFullAccess")
                .group("developers", "aws/PowerUserAccess", "aws/IAMUserChangePassword")
                .add(developer("amir.rahimi", day, -150, 13).app())
                .add(developer("lena.fischer", day, -130, 27)
                        .key(day.on(-130, 27).plusSeconds(4), null, ""))
                .add(developer("tomas.silva", day, -90, 35)
                        .inline("own-bucket")
                        .key(day.on(-88, 12), day.regularly(20, 6), "lambda"))
                .add(new SampleUser("intern-2025", day.on(-400, 45))
                        .in("developers")
                        .console(day.on(-400, 46), null)
                        .inactiveKey(day.on(-399, 1), day.on(-320, 2), "s3"))
                .role("vendor-metrics", trust, day.lastNight(75), List.of("VendorMetrics"), List.of())
                .role("shared-artifacts", "organization", null, List.of("aws/ReadOnlyAccess"), List.of())
                .role(
                        "lambda-experiments",
                        "lambda",
                        day.regularly(9, 4),
                        List.of("aws/AWSLambdaBasicExecutionRole", "DeveloperBoundary"),
                        List.of())
                .role(
                        "audit/security-audit",
                        "security-account",
                        day.lastNight(35),
                        List.of("aws/SecurityAudit"),
                        List.of());
    }

    private static SampleUser developer(String name, SampleDay day, int born, int minute) {
        return new SampleUser(name, day.on(born, minute))
                .in("developers")
                .console(day.regularly(88, minute), day.lastWorkday(minute))
                .bounded("DeveloperBoundary")
                .tag("team", "product");
    }
}
