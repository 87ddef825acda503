package dev.muster.rules.numbered;

import static dev.muster.iam.control.Outcome.FAIL;
import static dev.muster.iam.control.Outcome.PASS;
import static dev.muster.iam.control.Outcome.UNDETERMINED;
import static dev.muster.rules.SnapshotBuilder.ago;
import static dev.muster.rules.SnapshotBuilder.attached;
import static dev.muster.rules.SnapshotBuilder.groups;
import static dev.muster.rules.SnapshotBuilder.snapshot;
import static dev.muster.rules.SnapshotBuilder.snapshotIn;
import static dev.muster.rules.SnapshotBuilder.trust;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import dev.muster.rules.Judgement;
import dev.muster.rules.SnapshotBuilder;
import org.junit.jupiter.api.Test;

/** Cases 42 to 46: trust policies, duties of the account, certificates, and lists that are not there. */
class TrustAndAccountCasesTest {

    private static Outcome trustOf(String... statements) {
        return snapshot().role("r", trust(statements)).judge().of("role-trust-no-public-principal");
    }

    private static String everybody(String condition) {
        return "{'Effect':'Allow','Principal':{'AWS':['*']},'Action':'sts:AssumeRole'" + condition + "}";
    }

    private static String when(String operator, String key, String value) {
        return ",'Condition':{'" + operator + "':{'" + key + "':'" + value + "'}}";
    }

    @Test
    void case42TrustInEverybodyFails() {
        assertThat(trustOf(everybody(""))).isEqualTo(FAIL);
        assertThat(trustOf("{'Effect':'Allow','Principal':'*','Action':'sts:*'}"))
                .isEqualTo(FAIL);
        assertThat(
                        trustOf(
                                "{'Effect':'Allow','NotPrincipal':{'AWS':'arn:aws:iam::111122223333:user/x'},'Action':'sts:AssumeRole'}"))
                .isEqualTo(FAIL);
        assertThat(trustOf(everybody(when("StringEquals", "sts:ExternalId", "secret"))))
                .isEqualTo(FAIL);
        assertThat(trustOf(everybody(when("Bool", "aws:MultiFactorAuthPresent", "true"))))
                .isEqualTo(FAIL);
    }

    @Test
    void case42AConditionThatFixesTheOrganizationPasses() {
        assertThat(trustOf(everybody(when("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"))))
                .isEqualTo(PASS);
        assertThat(trustOf(everybody(when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::444455556666:role/*"))))
                .isEqualTo(PASS);
    }

    @Test
    void case42AnUnclearConditionIsOpen() {
        assertThat(trustOf(everybody(when("StringLike", "aws:PrincipalOrgID", "o-*"))))
                .isEqualTo(UNDETERMINED);
        assertThat(trustOf(everybody(when("IpAddress", "aws:SourceIp", "203.0.113.0/24"))))
                .isEqualTo(UNDETERMINED);
        assertThat(trustOf(everybody(when("StringEqualsIfExists", "aws:PrincipalOrgID", "o-a1b2c3d4e5"))))
                .isEqualTo(UNDETERMINED);
        assertThat(trustOf(everybody(when("ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"))))
                .isEqualTo(UNDETERMINED);
        // a star of a text pattern also runs over the colons of an ARN whose path has them
        assertThat(trustOf(everybody(when("StringLike", "aws:PrincipalArn", "arn:*:iam::444455556666:role/r"))))
                .isEqualTo(UNDETERMINED);
    }

    @Test
    void case42ADenyBesideIsOpenUnlessItIsOfEverybody() {
        String others = "{'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole'"
                + when("StringNotEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5") + "}";

        assertThat(trustOf(everybody(""), others)).isEqualTo(UNDETERMINED);
        assertThat(trustOf(everybody(""), "{'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole'}"))
                .isEqualTo(PASS);
        assertThat(trustOf(everybody(""), "{'Effect':'Deny','Principal':'*','Action':'sts:AssumeRoleWithSAML'}"))
                .isEqualTo(UNDETERMINED);
    }

    @Test
    void case43TrustInSomebodyOrForTagsAlonePasses() {
        assertThat(
                        trustOf(
                                "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::444455556666:root'},'Action':'sts:AssumeRole'}"))
                .isEqualTo(PASS);
        assertThat(trustOf("{'Effect':'Allow','Principal':'*','Action':'sts:TagSession'}"))
                .isEqualTo(PASS);
        assertThat(trustOf("{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::*:root'},'Action':'sts:AssumeRole'}"))
                .isEqualTo(PASS);
    }

    @Test
    void aTrustPolicyThatCannotBeReadIsOpen() {
        assertThat(snapshot().role("r").judge().of("role-trust-no-public-principal"))
                .isEqualTo(UNDETERMINED);
        assertThat(snapshot()
                        .role("r", "'AssumeRolePolicyDocument':'{'")
                        .judge()
                        .of("role-trust-no-public-principal"))
                .isEqualTo(UNDETERMINED);
    }

    @Test
    void case44OnlyARoleWithTheSupportPolicyPasses() {
        String support = "arn:aws:iam::aws:policy/AWSSupportAccess";
        Judgement none = snapshot().details().judge();

        assertThat(snapshot().user("ann", attached(support)).judge().of("support-role"))
                .isEqualTo(FAIL);
        assertThat(snapshot().role("r", attached(support)).judge().of("support-role"))
                .isEqualTo(PASS);
        assertThat(snapshotIn("aws-cn")
                        .role("r", attached("arn:aws-cn:iam::aws:policy/AWSSupportAccess"))
                        .judge()
                        .of("support-role"))
                .isEqualTo(PASS);
        assertThat(none.of("support-role")).isEqualTo(FAIL);
        assertThat(none.of("security-audit-role")).isEqualTo(FAIL);
        assertThat(none.finding("support-role", "").resource().type()).isEqualTo(ResourceType.ACCOUNT);
    }

    @Test
    void case45ACertificateFailsAfterItsExpiration() {
        assertThat(snapshot().certificates("c", ago(0)).judge().of("server-cert-not-expired"))
                .isEqualTo(PASS);
        assertThat(snapshot().certificates("c", ago(0, 1)).judge().of("server-cert-not-expired"))
                .isEqualTo(FAIL);
        assertThat(snapshot().certificates("c", ago(0, -1)).judge().of("server-cert-not-expired"))
                .isEqualTo(PASS);
        Judgement missing = snapshot().judge();
        assertThat(missing.of("server-cert-not-expired")).isEqualTo(UNDETERMINED);
        assertThat(missing.finding("server-cert-not-expired", "").resource().type())
                .isEqualTo(ResourceType.ACCOUNT);
        assertThat(snapshot().certificates().judge().findings("server-cert-not-expired"))
                .isEmpty();
    }

    @Test
    void case46WithoutTheDetailsTheReportTellsTheUsersAndNobodyTheRest() {
        Judgement judgement = snapshot()
                .unread("get-account-authorization-details", Cause.TRUNCATED)
                .row("ann", "mfa_active=true")
                .judge();

        assertThat(judgement.of("user-mfa-any", "ann")).isEqualTo(PASS);
        assertThat(judgement.of("user-in-group", "ann")).isEqualTo(UNDETERMINED);
        for (String control : new String[] {
            "group-not-empty",
            "group-no-inline",
            "role-trust-no-public-principal",
            "policy-no-admin-customer-attached",
            "policy-no-admin-customer-unattached"
        }) {
            assertThat(judgement.findings(control)).singleElement().satisfies(finding -> {
                assertThat(finding.outcome()).isEqualTo(UNDETERMINED);
                assertThat(finding.resource().type()).isEqualTo(ResourceType.ACCOUNT);
                assertThat(finding.unread())
                        .containsExactly(new Unread("get-account-authorization-details", Cause.TRUNCATED));
            });
        }
        assertThat(judgement.findings("no-inline-policies"))
                .extracting(finding -> finding.resource().type())
                .containsExactlyInAnyOrder(ResourceType.ACCOUNT, ResourceType.USER);
    }

    @Test
    void case46RolesThatTheSummaryCountsButTheDetailsLackAreUnread() {
        Judgement judgement = snapshot()
                .user("ann", groups("g"))
                .withoutList("RoleDetailList")
                .summary("Roles", 57, "Users", 1)
                .judge();

        assertThat(judgement.of("role-trust-no-public-principal")).isEqualTo(UNDETERMINED);
        assertThat(judgement.of("support-role")).isEqualTo(UNDETERMINED);
        assertThat(judgement.of("user-in-group", "ann")).isEqualTo(PASS);
        Judgement empty = snapshot().user("ann").summary("Roles", 57).judge();
        assertThat(empty.of("role-trust-no-public-principal")).isEqualTo(UNDETERMINED);
    }

    @Test
    void countsThatDifferAreWarnedAbout() {
        Judgement judgement = snapshot().user("ann").summary("Users", 3).judge();

        assertThat(judgement.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("3", "Users", "1"));
    }

    @Test
    void anUnknownPopulationIsOneUndeterminedFindingOnTheAccount() {
        Judgement judgement =
                snapshot().unread("get-credential-report", Cause.DENIED).judge();

        assertThat(judgement.findings("user-console-mfa")).singleElement().satisfies(finding -> {
            assertThat(finding.resource().id()).isEqualTo(SnapshotBuilder.ACCOUNT);
            assertThat(finding.unread())
                    .contains(
                            new Unread("get-credential-report", Cause.DENIED),
                            new Unread("get-account-authorization-details", Cause.NOT_COLLECTED));
        });
    }

    @Test
    void aResourceThatPagesTellTwiceIsJudgedOnce() {
        Judgement judgement = snapshot()
                .group("g")
                .group("g")
                .role("r", trust(everybody("")))
                .role("r", trust(everybody("")))
                .user("ann")
                .user("ann")
                .policy("p", 0, SnapshotBuilder.document(SnapshotBuilder.allow("*", "*")))
                .policy("p", 0, SnapshotBuilder.document(SnapshotBuilder.allow("*", "*")))
                .certificates("c", ago(1), "c", ago(1))
                .judge();

        assertThat(judgement.findings("group-not-empty")).hasSize(1);
        assertThat(judgement.findings("role-trust-no-public-principal")).hasSize(1);
        assertThat(judgement.findings("server-cert-not-expired")).hasSize(1);
    }
}
