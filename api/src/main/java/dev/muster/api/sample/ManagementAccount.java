package dev.muster.api.sample;

import java.util.List;

/** The organization's management account: few people, two of them for emergencies. */
final class ManagementAccount {

    static final String ID = "111122223333";
    static final String NAME = "tidewater-management";

    private ManagementAccount() {}

    static SampleAccount on(SampleDay day) {
        SampleAccount account = new SampleAccount(ID, NAME, day);
        return account.group("break-glass", "aws/AdministratorAccess")
                .group("finance", "aws/Billing", "SelfServiceCredentials")
                .add(new SampleUser("break-glass-1", day.on(-420, 3))
                        .in("break-glass")
                        .console(day.regularly(30, 7), day.regularly(30, 8))
                        .securityKey())
                .add(new SampleUser("break-glass-2", day.on(-420, 4))
                        .in("break-glass")
                        .console(day.regularly(30, 7), day.regularly(30, 9))
                        .securityKey())
                .add(new SampleUser("iris.lindqvist", day.on(-310, 12))
                        .in("finance")
                        .console(day.regularly(80, 21), day.lastWorkday(14))
                        .securityKey()
                        .tag("team", "finance"))
                .role(
                        "aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Administrator_5e1b7c90aa34f2d1",
                        "identity-center",
                        day.lastWorkday(33),
                        List.of("aws/AdministratorAccess"),
                        List.of())
                .role(
                        "audit/security-audit",
                        "security-account",
                        day.lastNight(35),
                        List.of("aws/SecurityAudit"),
                        List.of())
                .role("support", "same-account", null, List.of("aws/AWSSupportAccess"), List.of());
    }
}
