package dev.muster.rules.numbered;

import static dev.muster.iam.control.Outcome.FAIL;
import static dev.muster.iam.control.Outcome.NOT_APPLICABLE;
import static dev.muster.iam.control.Outcome.PASS;
import static dev.muster.iam.control.Outcome.UNDETERMINED;
import static dev.muster.rules.SnapshotBuilder.ago;
import static dev.muster.rules.SnapshotBuilder.snapshot;
import static dev.muster.rules.SnapshotBuilder.snapshotIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import dev.muster.rules.Judgement;
import dev.muster.rules.SnapshotBuilder;
import org.junit.jupiter.api.Test;

/** Cases 1 to 9 and 47: the root user. */
class RootCasesTest {

    private static final String[] USED_PASSWORD = {
        "password_enabled=true", "password_last_used=" + ago(200), "password_last_changed=" + ago(900)
    };

    private static SnapshotBuilder rootWithPassword(String mfa) {
        return snapshot()
                .rootRow("password_enabled=true", "mfa_active=" + mfa)
                .summary("AccountPasswordPresent", 1, "AccountMFAEnabled", mfa.equals("true") ? 1 : 0);
    }

    @Test
    void case1AnInactiveRootKeyOfTheReportFails() {
        Judgement judgement =
                snapshot().rootRow("access_key_1_last_rotated=" + ago(700)).judge();

        assertThat(judgement.of("root-no-access-key")).isEqualTo(FAIL);
    }

    @Test
    void case1TheSummaryWinsOverTheReportWithAWarning() {
        Judgement judgement = snapshot()
                .rootRow("access_key_1_active=true", "access_key_1_last_rotated=" + ago(700))
                .summary("AccountAccessKeysPresent", 0)
                .judge();

        assertThat(judgement.of("root-no-access-key")).isEqualTo(PASS);
        assertThat(judgement.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains(
                                ":root",
                                "access key",
                                "`false`",
                                "get-account-summary",
                                "`true`",
                                "get-credential-report"));
    }

    @Test
    void case2RootWithAKeyAndNoPasswordPassesMfaAndFailsForTheKey() {
        Judgement judgement = snapshot()
                .rootRow("password_enabled=false", "mfa_active=false", "access_key_1_active=TRUE")
                .judge();

        assertThat(judgement.of("root-mfa")).isEqualTo(PASS);
        assertThat(judgement.of("root-no-access-key")).isEqualTo(FAIL);
    }

    @Test
    void case2CapitalsAreAsSmallLetters() {
        assertThat(snapshot()
                        .rootRow("password_enabled=TRUE", "mfa_active=TRUE")
                        .judge()
                        .of("root-mfa"))
                .isEqualTo(PASS);
        assertThat(snapshot()
                        .rootRow("password_enabled=TRUE", "mfa_active=False")
                        .judge()
                        .of("root-mfa"))
                .isEqualTo(FAIL);
    }

    @Test
    void case3ARootPasswordThatTheReportDoesNotTellIsThereWhenTheSummaryIsSilent() {
        SnapshotBuilder root = snapshot().rootRow("password_enabled=not_supported", "mfa_active=false");

        assertThat(root.judge().of("root-mfa")).isEqualTo(UNDETERMINED);
        assertThat(root.summary("AccountMFAEnabled", 0).judge().of("root-mfa")).isEqualTo(FAIL);
        assertThat(root.summary("AccountMFAEnabled", 0, "AccountPasswordPresent", 0)
                        .judge()
                        .of("root-mfa"))
                .isEqualTo(PASS);
    }

    @Test
    void case4InGovCloudAndChinaMfaOfRootIsNotApplicableButKeysFail() {
        for (String partition : new String[] {"aws-us-gov", "aws-cn"}) {
            Judgement judgement = snapshotIn(partition)
                    .rootRow("password_enabled=true", "mfa_active=false", "access_key_1_active=true")
                    .virtualDevices(
                            "arn:" + partition + ":iam::111122223333:mfa/x",
                            "arn:" + partition + ":iam::111122223333:root")
                    .judge();

            assertThat(judgement.of("root-mfa")).isEqualTo(NOT_APPLICABLE);
            assertThat(judgement.of("root-mfa-hardware")).isEqualTo(NOT_APPLICABLE);
            assertThat(judgement.of("root-no-access-key")).isEqualTo(FAIL);
        }
    }

    @Test
    void case5WithoutARootRowTheSummaryTellsMfaAndNobodyTellsUse() {
        Judgement judgement = snapshot()
                .row("ann")
                .summary("AccountMFAEnabled", 0, "AccountPasswordPresent", 1)
                .judge();

        assertThat(judgement.of("root-mfa")).isEqualTo(FAIL);
        assertThat(judgement.of("root-not-used")).isEqualTo(UNDETERMINED);
        assertThat(judgement.finding("root-not-used", ":root").unread())
                .containsExactly(new Unread("get-credential-report", Cause.TRUNCATED));
    }

    @Test
    void case6DeniedVirtualDevicesLeaveHardwareOpenOnlyWhereMfaIsOn() {
        Judgement on = rootWithPassword("true")
                .unread("list-virtual-mfa-devices", Cause.DENIED)
                .judge();
        Judgement off = rootWithPassword("false")
                .unread("list-virtual-mfa-devices", Cause.DENIED)
                .judge();

        assertThat(on.of("root-mfa-hardware")).isEqualTo(UNDETERMINED);
        assertThat(on.finding("root-mfa-hardware", ":root").unread())
                .containsExactly(new Unread("list-virtual-mfa-devices", Cause.DENIED));
        assertThat(off.of("root-mfa-hardware")).isEqualTo(FAIL);
    }

    @Test
    void case6ADeniedSummaryIsReplacedByTheReport() {
        Judgement judgement = snapshot()
                .unread("get-account-summary", Cause.DENIED)
                .rootRow("password_enabled=true", "mfa_active=true")
                .virtualDevices()
                .judge();

        assertThat(judgement.of("root-mfa")).isEqualTo(PASS);
        assertThat(judgement.of("root-mfa-hardware")).isEqualTo(PASS);
        assertThat(judgement.of("root-no-access-key")).isEqualTo(PASS);
        assertThat(judgement.of("root-no-signing-cert")).isEqualTo(PASS);
    }

    @Test
    void case7AVirtualDeviceIsRootsByItsUserAlone() {
        SnapshotBuilder root = rootWithPassword("true");

        assertThat(root.virtualDevices("arn:aws:iam::111122223333:mfa/phone", root.arn("root"))
                        .judge()
                        .of("root-mfa-hardware"))
                .isEqualTo(FAIL);
        assertThat(root.virtualDevices(
                                "arn:aws:iam::111122223333:mfa/root-account-mfa-device",
                                root.userArn("ann"),
                                "arn:aws:iam::111122223333:mfa/root-account-mfa-device",
                                "")
                        .judge()
                        .of("root-mfa-hardware"))
                .isEqualTo(PASS);
    }

    @Test
    void case8TheNewestUseOfRootCounts() {
        SnapshotBuilder keyToday = snapshot()
                .rootRow(
                        "password_enabled=true",
                        "password_last_used=" + ago(400),
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=" + ago(400),
                        "access_key_1_last_used_date=" + ago(0, 60));

        assertThat(keyToday.judge().of("root-not-used")).isEqualTo(FAIL);
    }

    @Test
    void case8NinetyDaysExactlyPassAndOneSecondLessFails() {
        assertThat(snapshot()
                        .rootRow("password_enabled=true", "password_last_used=" + ago(90))
                        .judge()
                        .of("root-not-used"))
                .isEqualTo(PASS);
        assertThat(snapshot()
                        .rootRow("password_enabled=true", "password_last_used=" + ago(90, -1))
                        .judge()
                        .of("root-not-used"))
                .isEqualTo(FAIL);
        assertThat(snapshot()
                        .rootRow("password_enabled=true", "password_last_used=no_information")
                        .judge()
                        .of("root-not-used"))
                .isEqualTo(PASS);
    }

    @Test
    void case9ASigningCertificateFailsByEitherSource() {
        assertThat(snapshot()
                        .rootRow()
                        .summary("AccountSigningCertificatesPresent", 1)
                        .judge()
                        .of("root-no-signing-cert"))
                .isEqualTo(FAIL);
        assertThat(snapshot().rootRow("cert_1_active=true").judge().of("root-no-signing-cert"))
                .isEqualTo(FAIL);
        assertThat(snapshot().rootRow("cert_2_last_rotated=" + ago(3)).judge().of("root-no-signing-cert"))
                .isEqualTo(FAIL);
    }

    @Test
    void case47NoUserControlJudgesTheRootRow() {
        Judgement judgement = snapshot()
                .details()
                .rootRow("password_enabled=true", "mfa_active=false")
                .rootRow(USED_PASSWORD)
                .judge();

        assertThat(judgement.findings("user-console-mfa")).isEmpty();
        assertThat(judgement.evaluation().findings())
                .noneMatch(finding -> finding.control().startsWith("user-"));
    }

    @Test
    void aSlotWithoutADateWhoseFlagIsNotAvailableIsEmpty() {
        Judgement judgement = snapshot()
                .rootRow("access_key_1_active=N/A", "access_key_2_active=N/A", "cert_1_active=N/A", "cert_2_active=N/A")
                .judge();

        assertThat(judgement.of("root-no-access-key")).isEqualTo(PASS);
        assertThat(judgement.of("root-no-signing-cert")).isEqualTo(PASS);
    }

    @Test
    void aRootPasswordThatSourcesDisagreeAboutIsWarnedAbout() {
        Judgement judgement = snapshot()
                .rootRow("password_enabled=true", "mfa_active=false")
                .summary("AccountPasswordPresent", 0, "AccountMFAEnabled", 0)
                .judge();

        assertThat(judgement.of("root-mfa")).isEqualTo(PASS);
        assertThat(judgement.warnings())
                .anySatisfy(warning -> assertThat(warning).contains(":root", "password"));
    }
}
