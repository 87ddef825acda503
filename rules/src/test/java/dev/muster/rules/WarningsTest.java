package dev.muster.rules;

import static dev.muster.iam.control.Outcome.FAIL;
import static dev.muster.iam.control.Outcome.PASS;
import static dev.muster.rules.SnapshotBuilder.ago;
import static dev.muster.rules.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where two sources tell a fact differently the fresher wins, and a warning names the resource, the fact, both values with their files, and which is used. */
class WarningsTest {

    private static final String KEY = "AKIAANN0000000000001";
    private static final String ANN = "arn:aws:iam::111122223333:user/ann: ";
    private static final String USED = ": the former, being fresher, is used";

    private static SnapshotBuilder keyUsedDaysAgo(int days) {
        return snapshot()
                .row(
                        "ann",
                        "access_key_1_active=true",
                        "access_key_1_last_rotated=" + ago(80),
                        "access_key_1_last_used_date=" + ago(days))
                .accessKeys("ann", KEY, "Active", ago(80));
    }

    @Test
    void anOlderUseThanTheReportTellsIsADisagreement() {
        Judgement judgement = keyUsedDaysAgo(2).lastUsed("ann", KEY, ago(60)).judge();

        assertThat(judgement.of("user-access-key-unused-45")).isEqualTo(FAIL);
        assertThat(judgement.warnings())
                .containsExactly(ANN + "last use of access key " + KEY + " is `2026-08-01T12:00:00Z` in"
                        + " get-access-key-last-used/" + KEY + " and `2026-09-28T12:00:00Z` in get-credential-report"
                        + USED);
    }

    @Test
    void noUseBesideAReportedOneIsADisagreement() {
        Judgement judgement = keyUsedDaysAgo(2).lastUsed("ann", KEY, null).judge();

        assertThat(judgement.of("user-access-key-unused-45")).isEqualTo(FAIL);
        assertThat(judgement.warnings())
                .hasSize(1)
                .allSatisfy(text -> assertThat(text).contains("`never` in"));
    }

    @Test
    void aUseSinceTheReportWasMadeIsNoDisagreement() {
        Judgement judgement = keyUsedDaysAgo(60)
                .reportGenerated(SnapshotBuilder.NOW.minusSeconds(3600))
                .lastUsed("ann", KEY, ago(0, 60))
                .judge();

        assertThat(judgement.of("user-access-key-unused-45")).isEqualTo(PASS);
        assertThat(judgement.warnings()).isEmpty();
    }

    @Test
    void theSameUseIsNoDisagreement() {
        assertThat(keyUsedDaysAgo(2).lastUsed("ann", KEY, ago(2)).judge().warnings())
                .isEmpty();
    }

    @Test
    void keysMadeAtOtherTimesAreADisagreement() {
        Judgement judgement = snapshot()
                .row("ann", "access_key_2_active=true", "access_key_2_last_rotated=" + ago(80))
                .accessKeys("ann", KEY, "Active", ago(100), "AKIAANN0000000000002", "Inactive", ago(80))
                .judge();

        assertThat(judgement.of("access-key-rotated-90")).isEqualTo(FAIL);
        assertThat(judgement.warnings())
                .containsExactly(ANN + "creation of the active access keys is `2026-06-22T12:00:00Z` in"
                        + " list-access-keys/ann and `2026-07-12T12:00:00Z` in get-credential-report" + USED);
    }

    @Test
    void aUserMadeAtAnotherTimeIsADisagreement() {
        Judgement judgement = snapshot()
                .user("ann", "'CreateDate':'" + ago(10) + "'")
                .row("ann", "user_creation_time=" + ago(200))
                .judge();

        assertThat(judgement.of("user-inactive")).isEqualTo(PASS);
        assertThat(judgement.warnings())
                .containsExactly(ANN + "creation is `2026-09-20T12:00:00Z` in get-account-authorization-details and"
                        + " `2026-03-14T12:00:00Z` in get-credential-report" + USED);
    }

    @Test
    void aVirtualDeviceThatTheUsersListLacksIsADisagreement() {
        Judgement judgement = snapshot()
                .row("ann", "mfa_active=true")
                .mfaDevices("ann", "GAHT12345678")
                .virtualDevices("arn:aws:iam::111122223333:mfa/ann", "arn:aws:iam::111122223333:user/ann")
                .judge();

        assertThat(judgement.of("user-mfa-hardware")).isEqualTo(PASS);
        assertThat(judgement.warnings())
                .containsExactly(ANN + "MFA devices is `GAHT12345678` in list-mfa-devices/ann and"
                        + " `arn:aws:iam::111122223333:mfa/ann` in list-virtual-mfa-devices" + USED);
    }

    @Test
    void cellsThatCannotBeReadAreToldOnceForEachColumn() {
        Judgement judgement = snapshot()
                .row("ann", "user_creation_time=10/08/2019 11:07", "mfa_active=perhaps")
                .row("bob", "user_creation_time=10/09/2019 11:07")
                .rootRow("password_enabled=not_supported", "password_last_changed=not_supported")
                .judge();

        assertThat(judgement.warnings())
                .containsExactly(
                        "get-credential-report: `mfa_active` of arn:aws:iam::111122223333:user/ann is `perhaps`,"
                                + " neither TRUE nor FALSE: taken as unknown",
                        "get-credential-report: `user_creation_time` of arn:aws:iam::111122223333:user/ann is"
                                + " `10/08/2019 11:07`, no date as in ISO 8601 with an offset: taken as unknown,"
                                + " as in 1 more rows");
    }

    @Test
    void rowsOfOneUserThatDifferAreTold() {
        Judgement judgement = snapshot()
                .row("ann", "mfa_active=true", "password_last_used=" + ago(3))
                .row("ann", "mfa_active=true", "password_last_used=" + ago(4))
                .row("bob")
                .row("bob")
                .judge();

        assertThat(judgement.warnings())
                .containsExactly("get-credential-report: 2 rows of arn:aws:iam::111122223333:user/ann differ in"
                        + " `password_last_used`: taken as unknown");
    }
}
