package dev.muster.api.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.api.command.Judge;
import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.SnapshotStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleOrganizationTest {

    private static final LocalDate LAST = LocalDate.parse("2026-09-30");
    private static final Instant LATER = Instant.parse("2026-10-01T00:00:00Z");
    private static final Judge JUDGE = Judge.with(null);

    private final SampleOrganization organization = new SampleOrganization(LAST);

    @Test
    void theSameLastDayGivesTheSameBytes() {
        Map<String, byte[]> again = new SampleOrganization(LAST).files(37);

        assertThat(organization.files(37))
                .hasSameSizeAs(again)
                .allSatisfy((file, bytes) -> assertThat(bytes).isEqualTo(again.get(file)));
    }

    @Test
    void thereAreFiveAccountsAndNinetyDays() throws UnreadableInputException {
        for (int day = 1; day <= SampleOrganization.DAYS; day++) {
            Map<String, Snapshot> accounts = on(day);

            assertThat(accounts).containsOnlyKeys(SampleOrganization.accounts().keySet());
            assertThat(accounts.values()).allSatisfy(snapshot -> {
                assertThat(snapshot.warnings()).isEmpty();
                assertThat(snapshot.collectedAt())
                        .isEqualTo(snapshot.collectedAt().toString().replaceFirst("T.*", "T04:30:00Z"));
            });
        }
        assertThatThrownBy(() -> organization.files(91)).hasMessageContaining("`91`");
    }

    @Test
    void onThreeDaysNothingOfStagingCouldBeRead() throws UnreadableInputException {
        for (int day = 46; day <= 50; day++) {
            Snapshot staging = on(day).get(StagingAccount.ID);
            boolean denied = day >= 47 && day <= 49;

            assertThat(staging.status()).isEqualTo(denied ? SnapshotStatus.INCOMPLETE : SnapshotStatus.COMPLETE);
            assertThat(staging.section(SectionKinds.AUTHORIZATION_DETAILS) instanceof Section.Unreadable<?> unread
                            && unread.cause() == Cause.DENIED)
                    .isEqualTo(denied);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "38, 333344445555, root-no-access-key, :root, PASS, FAIL",
        "45, 333344445555, root-no-access-key, :root, FAIL, PASS",
        "15, 555566667777, root-not-used, :root, PASS, FAIL",
        "20, 444455556666, pwpolicy-strong, 444455556666, FAIL, PASS",
        "40, 444455556666, group-not-empty, group/qa, PASS, FAIL",
        "55, 333344445555, user-console-mfa, user/marta.kovacs, PASS, FAIL",
        "55, 333344445555, user-console-unused-45, user/jonas.weber, PASS, FAIL",
        "62, 555566667777, role-trust-no-public-principal, role/vendor-metrics, PASS, FAIL",
        "76, 555566667777, role-trust-no-public-principal, role/vendor-metrics, FAIL, PASS",
        "66, 333344445555, access-key-rotated-90, user/deploy-bot, FAIL, PASS",
        "70, 333344445555, user-not-admin, user/deploy-bot, PASS, FAIL",
        "81, 333344445555, server-cert-not-expired, server-certificate/checkout-tidewater-example, PASS, FAIL",
        "84, 222233334444, access-key-rotated-90, user/threat-feed-export, FAIL, PASS",
    })
    void theStoryIsSeenByTheControls(
            int day, String account, String control, String resource, Outcome before, Outcome after)
            throws UnreadableInputException {
        assertThat(outcome(day - 1, account, control, resource)).isEqualTo(before);
        assertThat(outcome(day, account, control, resource)).isEqualTo(after);
    }

    @Test
    void awsWidensItsPolicyEverywhereOnOneDay() throws UnreadableInputException {
        assertThat(on(59).values().stream().map(SampleOrganizationTest::readOnlyVersion))
                .containsOnly("none", "v131");
        assertThat(on(60).values().stream().map(SampleOrganizationTest::readOnlyVersion))
                .containsOnly("none", "v132");
    }

    private static String readOnlyVersion(Snapshot snapshot) {
        return snapshot.section(SectionKinds.AUTHORIZATION_DETAILS)
                .data()
                .orElseThrow()
                .entities()
                .filter(entity -> entity.arn().equals("arn:aws:iam::aws:policy/ReadOnlyAccess"))
                .map(entity -> String.valueOf(((ManagedPolicy) entity).defaultVersionId()))
                .findFirst()
                .orElse("none");
    }

    private Outcome outcome(int day, String account, String control, String resource) throws UnreadableInputException {
        Evaluation evaluation = JUDGE.evaluate(on(day).get(account));
        return evaluation.findings().stream()
                .filter(finding -> finding.control().equals(control)
                        && finding.resource().id().endsWith(resource))
                .map(Finding::outcome)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding of " + control + " for " + resource));
    }

    private Map<String, Snapshot> on(int day) throws UnreadableInputException {
        return FileSource.read(organization.bundle(day), TimeOptions.known(null, LATER)).snapshots().stream()
                .collect(Collectors.toMap(Snapshot::account, Function.identity()));
    }
}
