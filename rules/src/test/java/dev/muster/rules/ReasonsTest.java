package dev.muster.rules;

import static dev.muster.rules.SnapshotBuilder.ago;
import static dev.muster.rules.SnapshotBuilder.allow;
import static dev.muster.rules.SnapshotBuilder.attached;
import static dev.muster.rules.SnapshotBuilder.boundary;
import static dev.muster.rules.SnapshotBuilder.deny;
import static dev.muster.rules.SnapshotBuilder.document;
import static dev.muster.rules.SnapshotBuilder.groupInline;
import static dev.muster.rules.SnapshotBuilder.groups;
import static dev.muster.rules.SnapshotBuilder.snapshot;
import static dev.muster.rules.SnapshotBuilder.trust;
import static dev.muster.rules.SnapshotBuilder.userInline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Resource;
import dev.muster.rules.cases.CaseFolder;
import dev.muster.rules.parameter.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reasons name what decided: policies, statements, devices, keys, dates and limits. */
class ReasonsTest {

    private static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";

    private record Key(String control, Resource resource, Outcome outcome) {}

    @Test
    void whatFailsOrStaysOpenSaysWhyAndTheRestSaysNothing() {
        for (CaseFolder folder : CaseFolder.all()) {
            for (Finding finding : evaluate(folder, folder.at()).findings()) {
                boolean telling = finding.outcome() == Outcome.FAIL || finding.outcome() == Outcome.UNDETERMINED;
                assertThat(!finding.reasons().isEmpty())
                        .as("%s in %s", finding, folder)
                        .isEqualTo(telling);
                assertThat(finding.unread().isEmpty() || finding.outcome() == Outcome.UNDETERMINED)
                        .as("%s in %s", finding, folder)
                        .isTrue();
            }
        }
    }

    @Test
    void aDayThatPassesRewritesNoReason() {
        for (CaseFolder folder : CaseFolder.all()) {
            Map<Key, Finding> before = byKey(evaluate(folder, folder.at()));
            Map<Key, Finding> after = byKey(evaluate(folder, folder.at().plus(Duration.ofDays(1))));
            before.forEach((key, finding) -> {
                if (after.containsKey(key)) {
                    assertThat(after.get(key).reasons())
                            .as("%s in %s", finding, folder)
                            .containsAll(finding.reasons());
                }
            });
        }
    }

    private static Map<Key, Finding> byKey(Evaluation evaluation) {
        return evaluation.findings().stream()
                .collect(Collectors.toMap(
                        finding -> new Key(finding.control(), finding.resource(), finding.outcome()),
                        Function.identity()));
    }

    private static Evaluation evaluate(CaseFolder folder, Instant instant) {
        Parameters parameters = folder.parameters(Judgement.EVALUATOR.catalogue());
        return Judgement.EVALUATOR.evaluate(folder.snapshot(), parameters, instant);
    }

    @Test
    void anAdministratorIsToldByThePolicyAndStatement() {
        Finding finding = snapshot()
                .group("admins", groupInline(document(allow("s3:*", "*"), allow("*", "*"))))
                .user("ann", groups("admins"))
                .judge()
                .finding("user-not-admin", "user/ann");

        assertThat(texts(finding))
                .contains("inline policy `p0` of group `admins`, statement 2: grants all actions on all resources");
        assertThat(finding.reasons())
                .anySatisfy(reason ->
                        assertThat(reason.facts()).containsEntry("policy", "p0").containsEntry("statement", "2"));
    }

    @Test
    void whatMayTakeTheGrantAwayIsNamed() {
        Finding finding = snapshot()
                .policy("most", 0, document("{'Effect':'Allow','NotAction':'s3:*','Resource':'*'}"))
                .user(
                        "ann",
                        attached(ADMINISTRATOR_ACCESS, "arn:aws:iam::aws:policy/Unread"),
                        userInline(document(deny("s3:*", "*"))),
                        boundary("arn:aws:iam::111122223333:policy/most"))
                .judge()
                .finding("user-not-admin", "user/ann");

        assertThat(texts(finding))
                .containsExactlyInAnyOrder(
                        "the policies leave open whether the user is an administrator",
                        "policy `" + ADMINISTRATOR_ACCESS + "`, statement 1: grants all actions on all resources",
                        "inline policy `p0`, statement 1: denies something, but leaves the administrator's rights",
                        "policy `arn:aws:iam::aws:policy/Unread` has not been read",
                        "the permissions boundary `arn:aws:iam::111122223333:policy/most` leaves the administrator's rights");
    }

    @Test
    void aConditionUnderWhichAllIsGrantedIsNamed() {
        String conditional =
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}";
        Finding finding = snapshot()
                .user("ann", userInline(document(conditional)))
                .judge()
                .finding("policy-no-admin-inline", "ann");

        assertThat(texts(finding))
                .containsExactly(
                        "inline policy `p0`, statement 1: grants all actions on all resources, under a condition on"
                                + " `aws:MultiFactorAuthPresent`");
    }

    @Test
    void whatIsGrantedButForALittleIsNamed() {
        Finding finding = snapshot()
                .user(
                        "ann",
                        userInline(
                                document(
                                        "{'Effect':'Allow','NotAction':['a:*','b:*','c:*','d:*','e:*'],'NotResource':'arn:aws:s3:::b'}")))
                .judge()
                .finding("policy-no-admin-inline", "ann");

        assertThat(texts(finding))
                .containsExactly(
                        "inline policy `p0`, statement 1: grants all actions but `a:*`, `b:*`, `c:*` and 2 more"
                                + " on all resources but `arn:aws:s3:::b`");
    }

    @Test
    void aTrustPolicyIsToldByItsStatements() {
        String everybody = "{'Sid':'Open','Effect':'Allow','Principal':'*','Action':'sts:AssumeRole'}";
        String addresses = "{'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole',"
                + "'Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}}";
        Judgement judgement = snapshot()
                .role("open", trust(everybody))
                .role("unclear", trust(addresses))
                .judge();

        assertThat(texts(judgement.finding("role-trust-no-public-principal", "role/open")))
                .containsExactly("the trust policy, statement 1 (`Open`): lets anybody on earth assume the role");
        assertThat(texts(judgement.finding("role-trust-no-public-principal", "role/unclear")))
                .contains("the trust policy, statement 1: lets anybody assume the role who meets a condition on"
                        + " `aws:SourceIp`");
    }

    @Test
    void onlyTheDevicesThatFailAreNamed() {
        Finding finding = snapshot()
                .row("ann", "password_enabled=true", "mfa_active=true")
                .mfaDevices("ann", "arn:aws:iam::111122223333:u2f/user/ann/key", "arn:aws:iam::111122223333:mfa/ann")
                .judge()
                .finding("user-mfa-hardware", "user/ann");

        assertThat(texts(finding)).containsExactly("MFA device `arn:aws:iam::111122223333:mfa/ann` is virtual");
    }

    @Test
    void keysAreNamedWithDatesAndLimits() {
        Finding finding = snapshot()
                .row("ann")
                .accessKeys("ann", "AKIAANN0000000000001", "Active", ago(100))
                .judge()
                .finding("access-key-rotated-90", "user/ann");

        assertThat(finding.reasons())
                .containsExactly(Reason.of(
                        "access key AKIAANN0000000000001: made 2026-06-22T12:00:00Z, the limit is 90 days",
                        Map.of(
                                "credential",
                                "access key AKIAANN0000000000001",
                                "at",
                                "2026-06-22T12:00:00Z",
                                "limit_days",
                                "90")));
    }

    @Test
    void policiesOfAUserAreNamedOneByOne() {
        Judgement judgement = snapshot()
                .user("ann", attached(ADMINISTRATOR_ACCESS), userInline(document(allow("s3:*", "*"))))
                .judge();

        assertThat(texts(judgement.finding("user-no-direct-policies", "user/ann")))
                .containsExactly("attached policy `" + ADMINISTRATOR_ACCESS + "`", "inline policy `p0`");
        assertThat(texts(judgement.finding("no-inline-policies", "user/ann"))).containsExactly("inline policy `p0`");
    }

    @Test
    void aWeakPasswordPolicyIsToldSettingBySetting() {
        Finding finding = snapshot()
                .passwordPolicy("'MinimumPasswordLength':13", "'RequireSymbols':false", "'MaxPasswordAge'")
                .judge()
                .finding("pwpolicy-strong", "111122223333");

        assertThat(texts(finding))
                .containsExactlyInAnyOrder(
                        "minimum length: 13, the limit is 14",
                        "passwords remembered: 24, the limit is 24",
                        "passwords never expire, the limit is 90 days",
                        "passwords need not have a symbol");
    }

    @Test
    void anOpenOutcomeNamesTheFactThatIsUnknown() {
        Finding finding = snapshot()
                .row(
                        "ann",
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=" + ago(400),
                        "access_key_1_last_used_date=10/08/2019 11:07")
                .judge()
                .finding("user-access-key-unused-45", "user/ann");

        assertThat(texts(finding)).contains("access key 1: nobody knows when it was last used");
    }

    private static List<String> texts(Finding finding) {
        return finding.reasons().stream().map(Reason::text).toList();
    }
}
