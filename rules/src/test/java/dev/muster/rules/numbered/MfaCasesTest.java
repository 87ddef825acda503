package dev.muster.rules.numbered;

import static dev.muster.iam.control.Outcome.FAIL;
import static dev.muster.iam.control.Outcome.NOT_APPLICABLE;
import static dev.muster.iam.control.Outcome.PASS;
import static dev.muster.iam.control.Outcome.UNDETERMINED;
import static dev.muster.rules.SnapshotBuilder.ago;
import static dev.muster.rules.SnapshotBuilder.attached;
import static dev.muster.rules.SnapshotBuilder.groups;
import static dev.muster.rules.SnapshotBuilder.snapshot;
import static dev.muster.rules.SnapshotBuilder.snapshotIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import dev.muster.rules.Judgement;
import dev.muster.rules.SnapshotBuilder;
import org.junit.jupiter.api.Test;

/** Cases 24 to 27, 30 and 31: MFA of users and administrators. */
class MfaCasesTest {

    private static final String VIRTUAL = "arn:aws:iam::111122223333:mfa/phone";
    private static final String FIDO = "arn:aws:iam::111122223333:u2f/user/ann/key-1";
    private static final String SMS = "arn:aws:iam::111122223333:sms-mfa/ann";
    private static final String TOTP = "GAHT12345678";
    private static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";

    private static SnapshotBuilder console(String mfa) {
        return snapshot()
                .user("ann")
                .row(
                        "ann",
                        "password_enabled=true",
                        "mfa_active=" + mfa,
                        "password_last_used=" + ago(1),
                        "password_last_changed=" + ago(100));
    }

    private static SnapshotBuilder keyOnly(String mfa) {
        return snapshot().user("ann").row("ann", "access_key_1_active=true", "mfa_active=" + mfa);
    }

    @Test
    void case24TheDeviceListWinsOverTheReportWithAWarning() {
        Judgement judgement = console("true").mfaDevices("ann").judge();

        assertThat(judgement.of("user-console-mfa")).isEqualTo(FAIL);
        assertThat(judgement.warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("user/ann", "MFA", "list-mfa-devices/ann", "get-credential-report"));
    }

    @Test
    void case24AVirtualDeviceOfTheUserWinsOverTheReportWithAWarning() {
        SnapshotBuilder console = console("false");
        Judgement judgement =
                console.virtualDevices(VIRTUAL, console.userArn("ann")).judge();

        assertThat(judgement.of("user-console-mfa")).isEqualTo(PASS);
        assertThat(judgement.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("user/ann", "list-virtual-mfa-devices"));
    }

    @Test
    void anEmptyDeviceListBesideAVirtualDeviceOfTheUserIsWarnedAbout() {
        SnapshotBuilder console = console("false");
        Judgement judgement = console.mfaDevices("ann")
                .virtualDevices(VIRTUAL, console.userArn("ann"))
                .judge();

        assertThat(judgement.of("user-console-mfa")).isEqualTo(FAIL);
        assertThat(judgement.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("user/ann", "list-virtual-mfa-devices"));
    }

    @Test
    void case25OnlyFidoAndHardwareTokensAreHardware() {
        assertThat(console("true").mfaDevices("ann", FIDO).judge().of("user-mfa-hardware"))
                .isEqualTo(PASS);
        assertThat(console("true").mfaDevices("ann", TOTP).judge().of("user-mfa-hardware"))
                .isEqualTo(PASS);
        assertThat(console("true").mfaDevices("ann", FIDO, VIRTUAL).judge().of("user-mfa-hardware"))
                .isEqualTo(FAIL);
        Judgement sms = console("true").mfaDevices("ann", SMS).judge();
        assertThat(sms.of("user-mfa-hardware")).isEqualTo(FAIL);
        assertThat(sms.of("user-console-mfa")).isEqualTo(PASS);
    }

    @Test
    void aDeviceOfUnknownKindLeavesHardwareOpen() {
        Judgement judgement = console("true")
                .mfaDevices("ann", "arn:aws:iam::111122223333:new-mfa/ann")
                .judge();

        assertThat(judgement.of("user-mfa-hardware")).isEqualTo(UNDETERMINED);
        assertThat(judgement.of("user-console-mfa")).isEqualTo(PASS);
    }

    @Test
    void case26WithoutAPasswordMissingMfaFailsTheStrictControlAlone() {
        Judgement judgement = keyOnly("false").judge();

        assertThat(judgement.of("user-console-mfa")).isEqualTo(NOT_APPLICABLE);
        assertThat(judgement.of("user-mfa-hardware")).isEqualTo(NOT_APPLICABLE);
        assertThat(judgement.of("user-mfa-any")).isEqualTo(FAIL);
        assertThat(keyOnly("true").mfaDevices("ann", VIRTUAL).judge().of("user-mfa-hardware"))
                .isEqualTo(FAIL);
    }

    @Test
    void inChinaHardwareIsNotApplicable() {
        Judgement judgement = snapshotIn("aws-cn")
                .user("ann")
                .row("ann", "password_enabled=true")
                .judge();

        assertThat(judgement.of("user-mfa-hardware")).isEqualTo(NOT_APPLICABLE);
        assertThat(judgement.of("user-console-mfa")).isEqualTo(FAIL);
    }

    @Test
    void case27TheKindIsOpenUnlessAVirtualDeviceNamesTheUser() {
        SnapshotBuilder console = console("true");

        assertThat(console.judge().of("user-mfa-hardware")).isEqualTo(UNDETERMINED);
        assertThat(console.judge().finding("user-mfa-hardware", "ann").unread())
                .contains(new Unread("list-mfa-devices/ann", Cause.NOT_COLLECTED));
        assertThat(console.virtualDevices(VIRTUAL, "").judge().of("user-mfa-hardware"))
                .isEqualTo(UNDETERMINED);
        assertThat(console.unread("list-virtual-mfa-devices", Cause.DENIED)
                        .judge()
                        .of("user-mfa-hardware"))
                .isEqualTo(UNDETERMINED);
        assertThat(console.virtualDevices(VIRTUAL, console.userArn("ann"))
                        .judge()
                        .of("user-mfa-hardware"))
                .isEqualTo(FAIL);
    }

    @Test
    void case30AnAdministratorByGroupWithoutMfaFails() {
        Judgement judgement = snapshot()
                .group("admins", attached(ADMINISTRATOR_ACCESS))
                .user("ann", groups("admins"))
                .row("ann", "access_key_1_active=true")
                .judge();

        assertThat(judgement.of("user-not-admin")).isEqualTo(FAIL);
        assertThat(judgement.of("admin-has-mfa")).isEqualTo(FAIL);
        assertThat(judgement.of("policy-no-admin-aws-managed-attached", "group/admins"))
                .isEqualTo(FAIL);
        assertThat(judgement.of("policy-no-admin-aws-managed-attached", "user/ann"))
                .isEqualTo(NOT_APPLICABLE);
    }

    @Test
    void case31WithoutTheReportNoAdministratorStaysNotApplicable() {
        Judgement judgement = snapshot().user("ann").judge();

        assertThat(judgement.of("admin-has-mfa")).isEqualTo(NOT_APPLICABLE);
        assertThat(judgement.of("user-not-admin")).isEqualTo(PASS);
    }
}
