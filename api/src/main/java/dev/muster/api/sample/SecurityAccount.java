package dev.muster.api.sample;

import java.util.List;

/** The security team's account: as it should be, but for a key that grows old before anybody rotates it. */
final class SecurityAccount {

    static final String ID = "222233334444";
    static final String NAME = "tidewater-security";

    static final int EXPORT_KEY_ROTATED = 84;

    private SecurityAccount() {}

    static SampleAccount on(SampleDay day) {
        SampleUser export = new SampleUser("threat-feed-export", day.on(-400, 9))
                .in("feeds")
                .tag("owner", "secops");
        if (day.since(EXPORT_KEY_ROTATED)) {
            export.key(day.on(EXPORT_KEY_ROTATED - 1, 30), day.lastNight(62), "s3");
        } else {
            export.key(day.on(-32, 11), day.lastNight(62), "s3");
        }
        return new SampleAccount(ID, NAME, day)
                .group("feeds", "ThreatFeedExport")
                .add(export)
                .role(
                        "aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_SecurityAnalyst_91c0d3e4f5a6b7c8",
                        "identity-center",
                        day.lastWorkday(51),
                        List.of("aws/SecurityAudit", "aws/ReadOnlyAccess"),
                        List.of())
                .role(
                        "audit/security-audit",
                        "security-account",
                        day.lastNight(35),
                        List.of("aws/SecurityAudit"),
                        List.of())
                .role(
                        "findings-router",
                        "lambda",
                        day.lastNight(100),
                        List.of("aws/AWSLambdaBasicExecutionRole"),
                        List.of())
                .role("support", "same-account", null, List.of("aws/AWSSupportAccess"), List.of());
    }
}
