package dev.muster.rules.numbered;

import static dev.muster.iam.control.Outcome.FAIL;
import static dev.muster.iam.control.Outcome.NOT_APPLICABLE;
import static dev.muster.iam.control.Outcome.PASS;
import static dev.muster.iam.control.Outcome.UNDETERMINED;
import static dev.muster.rules.SnapshotBuilder.ago;
import static dev.muster.rules.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import dev.muster.rules.Judgement;
import dev.muster.rules.SnapshotBuilder;
import org.junit.jupiter.api.Test;

/** Cases 12 to 23 and 28: passwords and access keys of users. */
class CredentialCasesTest {

    private static final String UNUSED = "user-credentials-unused-45";
    private static final String CONSOLE_UNUSED = "user-console-unused-45";
    private static final String KEY_UNUSED = "user-access-key-unused-45";
    private static final String ROTATED = "access-key-rotated-90";

    private static SnapshotBuilder ann(String... cells) {
        return snapshot().user("ann").row("ann", cells);
    }

    @Test
    void case12AKeyThatWasNeverUsedAgesFromItsCreation() {
        Judgement judgement = snapshot()
                .user("ann", "'CreateDate':'" + ago(400) + "'")
                .row(
                        "ann",
                        "user_creation_time=" + ago(400),
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=" + ago(400))
                .judge();

        assertThat(judgement.of(UNUSED)).isEqualTo(FAIL);
        assertThat(judgement.of("user-credentials-unused-90")).isEqualTo(FAIL);
        assertThat(judgement.of(KEY_UNUSED)).isEqualTo(FAIL);
        assertThat(judgement.of(ROTATED)).isEqualTo(FAIL);
        assertThat(judgement.of("access-key-rotated-365")).isEqualTo(FAIL);
        assertThat(judgement.of("user-inactive")).isEqualTo(FAIL);
    }

    @Test
    void case13APasswordThatWasNeverUsedAgesFromItsChange() {
        Judgement old = ann(
                        "password_enabled=true",
                        "password_last_used=no_information",
                        "password_last_changed=" + ago(400))
                .judge();
        Judgement young = ann(
                        "password_enabled=true", "password_last_used=no_information", "password_last_changed=" + ago(1))
                .judge();

        assertThat(old.of(UNUSED)).isEqualTo(FAIL);
        assertThat(old.of(CONSOLE_UNUSED)).isEqualTo(FAIL);
        assertThat(young.of(UNUSED)).isEqualTo(PASS);
        assertThat(young.of(CONSOLE_UNUSED)).isEqualTo(PASS);
    }

    @Test
    void case14AnIdleSecondKeyFailsAndAnInactiveKeyIsNoMatter() {
        Judgement second = ann(
                        "access_key_1_last_rotated=" + ago(500),
                        "access_key_2_active=true",
                        "access_key_2_last_rotated=" + ago(60),
                        "access_key_2_last_used_date=" + ago(50))
                .judge();
        Judgement inactive = ann("access_key_1_last_rotated=" + ago(500)).judge();

        assertThat(second.of(UNUSED)).isEqualTo(FAIL);
        assertThat(second.of(KEY_UNUSED)).isEqualTo(FAIL);
        assertThat(second.of(ROTATED)).isEqualTo(PASS);
        assertThat(inactive.of(UNUSED)).isEqualTo(NOT_APPLICABLE);
        assertThat(inactive.of(KEY_UNUSED)).isEqualTo(NOT_APPLICABLE);
        assertThat(inactive.of(ROTATED)).isEqualTo(NOT_APPLICABLE);
        assertThat(inactive.of("user-single-active-key")).isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void case15ExactlyTheLimitPassesAndOneSecondMoreFails() {
        assertThat(usedKey(ago(45)).of(KEY_UNUSED)).isEqualTo(PASS);
        assertThat(usedKey(ago(45, 1)).of(KEY_UNUSED)).isEqualTo(FAIL);
        assertThat(usedKey(ago(90)).of("user-credentials-unused-90")).isEqualTo(PASS);
        assertThat(usedKey(ago(90, 1)).of("user-credentials-unused-90")).isEqualTo(FAIL);
        assertThat(keyOf(ago(90)).of(ROTATED)).isEqualTo(PASS);
        assertThat(keyOf(ago(90, 1)).of(ROTATED)).isEqualTo(FAIL);
        assertThat(keyOf(ago(365)).of("access-key-rotated-365")).isEqualTo(PASS);
        assertThat(keyOf(ago(365, 1)).of("access-key-rotated-365")).isEqualTo(FAIL);
        assertThat(ann("password_enabled=true", "password_last_used=" + ago(45), "password_last_changed=" + ago(400))
                        .judge()
                        .of(CONSOLE_UNUSED))
                .isEqualTo(PASS);
        assertThat(ann("password_enabled=true", "password_last_used=" + ago(45, 1), "password_last_changed=" + ago(1))
                        .judge()
                        .of(CONSOLE_UNUSED))
                .isEqualTo(FAIL);
    }

    private static Judgement usedKey(String used) {
        return ann(
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=" + ago(400),
                        "access_key_1_last_used_date=" + used)
                .judge();
    }

    private static Judgement keyOf(String created) {
        return ann(
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=" + created,
                        "access_key_1_last_used_date=" + ago(0, 5))
                .judge();
    }

    @Test
    void case16WithoutAPasswordItsLastUseCountsForInactivityAlone() {
        Judgement judgement = ann("password_last_used=" + ago(10)).judge();

        assertThat(judgement.of("user-console-mfa")).isEqualTo(NOT_APPLICABLE);
        assertThat(judgement.of(CONSOLE_UNUSED)).isEqualTo(NOT_APPLICABLE);
        assertThat(judgement.of("user-inactive")).isEqualTo(PASS);
        assertThat(ann().judge().of("user-inactive")).isEqualTo(FAIL);
    }

    @Test
    void case17APasswordWithoutDatesIsOpenUnlessAKeyFails() {
        String[] password = {"password_enabled=true", "password_last_used=no_information", "password_last_changed=N/A"};
        Judgement alone = ann(password).judge();
        Judgement withIdleKey = ann(
                        "password_enabled=true",
                        "password_last_used=no_information",
                        "password_last_changed=N/A",
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=" + ago(100))
                .judge();

        assertThat(alone.of(CONSOLE_UNUSED)).isEqualTo(UNDETERMINED);
        assertThat(alone.of(UNUSED)).isEqualTo(UNDETERMINED);
        assertThat(withIdleKey.of(UNUSED)).isEqualTo(FAIL);
    }

    @Test
    void case18ADateCountsWithoutARegion() {
        Judgement judgement = ann(
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=" + ago(400),
                        "access_key_1_last_used_date=" + ago(2),
                        "access_key_1_last_used_region=N/A",
                        "access_key_1_last_used_service=N/A")
                .judge();

        assertThat(judgement.of(KEY_UNUSED)).isEqualTo(PASS);
    }

    @Test
    void case18ADateInTheFutureIsAgeZeroWithAWarning() {
        Judgement judgement = ann("access_key_1_active=true", "access_key_1_last_rotated=2099-01-01T00:00:00+00:00")
                .judge();

        assertThat(judgement.of(ROTATED)).isEqualTo(PASS);
        assertThat(judgement.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("user/ann", "2099-01-01"));
    }

    @Test
    void aDateBeyondAllReasonIsNoDateAndDoesNotStopTheJudgement() {
        Judgement judgement = ann(
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=-999999999-01-01T00:00:00Z",
                        "password_last_used=+999999999-12-31T00:00:00Z")
                .judge();

        assertThat(judgement.of(ROTATED)).isEqualTo(UNDETERMINED);
        assertThat(judgement.of("user-inactive")).isEqualTo(UNDETERMINED);
        assertThat(judgement.finding(ROTATED, "ann").unread())
                .containsExactly(new Unread("get-credential-report", Cause.MALFORMED));
    }

    @Test
    void case19ADateThatIsNotIsoIsOpenOnlyWhereItDecides() {
        Judgement judgement = ann(
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=10/08/2019 11:07",
                        "access_key_1_last_used_date=" + ago(3))
                .judge();

        assertThat(judgement.of(ROTATED)).isEqualTo(UNDETERMINED);
        assertThat(judgement.finding(ROTATED, "ann").unread())
                .containsExactly(new Unread("get-credential-report", Cause.MALFORMED));
        assertThat(judgement.of(KEY_UNUSED)).isEqualTo(PASS);
        assertThat(judgement.of("user-single-active-key")).isEqualTo(PASS);
    }

    @Test
    void case20RowsThatDifferAreOpenOnlyInWhatDiffers() {
        Judgement judgement = snapshot()
                .user("ann")
                .row(
                        "ann",
                        "password_enabled=true",
                        "mfa_active=true",
                        "password_last_used=" + ago(5),
                        "password_last_changed=" + ago(400))
                .row(
                        "ann",
                        "password_enabled=true",
                        "mfa_active=true",
                        "password_last_used=" + ago(300),
                        "password_last_changed=" + ago(400))
                .judge();

        assertThat(judgement.of("user-console-mfa")).isEqualTo(PASS);
        assertThat(judgement.of(CONSOLE_UNUSED)).isEqualTo(UNDETERMINED);
        assertThat(judgement.of(UNUSED)).isEqualTo(UNDETERMINED);
    }

    @Test
    void case21AHintAtAThirdKeyLeavesRotationOpenUnlessAShownKeyFails() {
        String hint = "additional_credentials_info=1 more access key";
        SnapshotBuilder young = ann(
                "access_key_1_active=true",
                "access_key_1_last_rotated=" + ago(10),
                "access_key_1_last_used_date=" + ago(1),
                hint);

        assertThat(young.judge().of(ROTATED)).isEqualTo(UNDETERMINED);
        assertThat(young.judge().of("user-single-active-key")).isEqualTo(UNDETERMINED);
        assertThat(ann("access_key_1_active=true", "access_key_1_last_rotated=" + ago(100), hint)
                        .judge()
                        .of(ROTATED))
                .isEqualTo(FAIL);
        assertThat(young.accessKeys("ann", "AKIA1", "Active", ago(10)).judge().of(ROTATED))
                .isEqualTo(PASS);
        assertThat(young.accessKeys("ann", "AKIA1", "Active", ago(91)).judge().of(ROTATED))
                .isEqualTo(FAIL);
    }

    @Test
    void case22AUserOfOneSourceIsJudgedByWhatThatSourceTells() {
        Judgement judgement = snapshot()
                .user("young", "'GroupList':['g']")
                .row("gone", "password_enabled=true", "mfa_active=false")
                .judge();

        assertThat(judgement.of("user-in-group", "young")).isEqualTo(PASS);
        assertThat(judgement.of("user-mfa-any", "young")).isEqualTo(UNDETERMINED);
        assertThat(judgement.finding("user-mfa-any", "young").unread())
                .contains(new Unread("get-credential-report", Cause.NOT_COLLECTED));
        assertThat(judgement.of("user-console-mfa", "gone")).isEqualTo(FAIL);
        assertThat(judgement.of("user-in-group", "gone")).isEqualTo(UNDETERMINED);
        assertThat(judgement.finding("user-in-group", "gone").unread())
                .containsExactly(new Unread("get-account-authorization-details", Cause.NOT_COLLECTED));
        assertThat(judgement.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("user/young"))
                .anySatisfy(warning -> assertThat(warning).contains("user/gone"));
    }

    @Test
    void case23WithoutTheReportWhatOnlyItDecidesIsOpenForEveryUser() {
        Judgement judgement = snapshot()
                .user("ann")
                .user("bob")
                .unread("get-credential-report", Cause.DENIED)
                .judge();

        for (String control : new String[] {UNUSED, CONSOLE_UNUSED, ROTATED, "user-console-mfa", "user-inactive"}) {
            assertThat(judgement.findings(control)).hasSize(2).allSatisfy(finding -> {
                assertThat(finding.outcome()).isEqualTo(UNDETERMINED);
                assertThat(finding.unread()).contains(new Unread("get-credential-report", Cause.DENIED));
            });
        }
        assertThat(judgement.of("user-in-group", "ann")).isEqualTo(FAIL);
    }

    @Test
    void case23PerUserFilesStandInForTheReport() {
        assertThat(withoutReport().absent("get-login-profile/ann").judge().of("user-console-mfa"))
                .isEqualTo(NOT_APPLICABLE);
        assertThat(withoutReport().loginProfile("ann").mfaDevices("ann").judge().of("user-console-mfa"))
                .isEqualTo(FAIL);
        assertThat(withoutReport()
                        .mfaDevices("ann", "arn:aws:iam::111122223333:mfa/ann")
                        .judge()
                        .of("user-console-mfa"))
                .isEqualTo(UNDETERMINED);
        Judgement denied =
                withoutReport().unread("get-login-profile/ann", Cause.DENIED).judge();
        assertThat(denied.of("user-console-mfa")).isEqualTo(UNDETERMINED);
        assertThat(denied.finding("user-console-mfa", "ann").unread())
                .contains(new Unread("get-login-profile/ann", Cause.DENIED));
    }

    private static SnapshotBuilder withoutReport() {
        return snapshot().user("ann").unread("get-credential-report", Cause.DENIED);
    }

    @Test
    void case28AKeyMadeTogetherWithTheUserFailsWhenItWasNeverUsed() {
        assertThat(keyAtSetup(3, "true", "N/A").of("user-no-key-at-setup")).isEqualTo(FAIL);
        assertThat(keyAtSetup(10, "true", "N/A").of("user-no-key-at-setup")).isEqualTo(FAIL);
        assertThat(keyAtSetup(11, "true", "N/A").of("user-no-key-at-setup")).isEqualTo(PASS);
        assertThat(keyAtSetup(3, "true", ago(1)).of("user-no-key-at-setup")).isEqualTo(PASS);
        Judgement inactive = keyAtSetup(3, "false", "N/A");
        assertThat(inactive.of("user-no-key-at-setup")).isEqualTo(NOT_APPLICABLE);
        assertThat(inactive.of("user-not-password-and-key")).isEqualTo(PASS);
        assertThat(keyAtSetup(3, "true", "N/A").of("user-not-password-and-key")).isEqualTo(FAIL);
    }

    private static Judgement keyAtSetup(long seconds, String active, String used) {
        return snapshot()
                .user("ann", "'CreateDate':'" + ago(20) + "'")
                .row(
                        "ann",
                        "user_creation_time=" + ago(20),
                        "password_enabled=true",
                        "password_last_used=" + ago(1),
                        "password_last_changed=" + ago(20),
                        "access_key_1_active=" + active,
                        "access_key_1_last_rotated=" + ago(20, -seconds),
                        "access_key_1_last_used_date=" + used)
                .judge();
    }

    @Test
    void twoActiveKeysFailAndAreNamed() {
        Judgement judgement = ann().accessKeys(
                        "ann", "AKIA1", "Active", ago(3), "AKIA2", "Active", ago(2), "AKIA3", "Inactive", ago(1))
                .judge();

        assertThat(judgement.of("user-single-active-key")).isEqualTo(FAIL);
        assertThat(judgement
                        .finding("user-single-active-key", "ann")
                        .reasons()
                        .get(0)
                        .text())
                .contains("AKIA1", "AKIA2")
                .doesNotContain("AKIA3");
    }

    @Test
    void lastUseIsToldByItsOwnFileElseByTheSlotOfThatSecond() {
        SnapshotBuilder key = ann(
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=" + ago(200),
                        "access_key_1_last_used_date=" + ago(100))
                .accessKeys("ann", "AKIA1", "Active", ago(200));

        assertThat(key.judge().of(KEY_UNUSED)).isEqualTo(FAIL);
        assertThat(key.lastUsed("ann", "AKIA1", ago(1)).judge().of(KEY_UNUSED)).isEqualTo(PASS);
        assertThat(key.accessKeys("ann", "AKIA2", "Active", ago(150)).judge().of(KEY_UNUSED))
                .isEqualTo(UNDETERMINED);
    }

    @Test
    void slotsOfTheSameSecondDoNotTellWhichKeyWasUsed() {
        String made = ago(200);
        SnapshotBuilder keys = ann(
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=" + made,
                        "access_key_1_last_used_date=" + ago(1),
                        "access_key_2_active=true",
                        "access_key_2_last_rotated=" + made,
                        "access_key_2_last_used_date=" + ago(100))
                .accessKeys("ann", "AKIA1", "Active", made, "AKIA2", "Active", made);

        assertThat(keys.judge().of(KEY_UNUSED)).isNotEqualTo(PASS);
    }

    @Test
    void aMissingColumnLeavesItsFactOpen() {
        Judgement judgement = ann("password_enabled=true", "mfa_active=false")
                .withoutColumn("mfa_active")
                .judge();

        assertThat(judgement.of("user-console-mfa")).isEqualTo(UNDETERMINED);
        assertThat(judgement.finding("user-console-mfa", "ann").unread())
                .contains(new Unread("get-credential-report", Cause.TRUNCATED));
    }

    @Test
    void reportsOfAnotherTimeAreWarnedAbout() {
        Outcome outcome = ann("mfa_active=true")
                .reportGenerated(SnapshotBuilder.NOW.minusSeconds(86_401))
                .judge()
                .of("user-mfa-any");

        assertThat(outcome).isEqualTo(PASS);
        assertThat(ann().reportGenerated(SnapshotBuilder.NOW.minusSeconds(86_401))
                        .judge()
                        .warnings())
                .anySatisfy(warning -> assertThat(warning).contains("24 hours"));
        assertThat(ann().reportGenerated(SnapshotBuilder.NOW.plusSeconds(1))
                        .judge()
                        .warnings())
                .anySatisfy(warning -> assertThat(warning).contains("after the instant"));
        assertThat(ann().reportGenerated(SnapshotBuilder.NOW.minusSeconds(86_400))
                        .judge()
                        .warnings())
                .isEmpty();
    }
}
