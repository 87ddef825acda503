package dev.muster.collector.file;

import static dev.muster.collector.file.Bundle.ACCOUNT;
import static dev.muster.collector.file.Bundle.REPORT;
import static dev.muster.collector.file.Bundle.header;
import static dev.muster.collector.file.Bundle.rootRow;
import static dev.muster.collector.file.Bundle.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.Warning;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReportFileTest {

    private static final String CSV = ACCOUNT + "/credential-report.csv";
    private static final String ROWS = header() + rootRow() + row("ann", true) + row("bob", false);

    @Test
    void csvAndAnswerAreOneReport() throws Exception {
        Snapshot answer = Bundle.whole().read();
        Snapshot csv = Bundle.whole().without(REPORT).with(CSV, ROWS).read();

        assertThat(csv.contentDigest()).isEqualTo(answer.contentDigest());
        assertThat(report(csv).generated()).isNull();
    }

    @Test
    void allSpellingsAreOneReport() throws Exception {
        var digest = Bundle.whole().read().contentDigest();
        String[] spellings = {
            "\uFEFF" + ROWS,
            ROWS.replace("\n", "\r\n"),
            ROWS.stripTrailing(),
            ROWS + "\n\n",
            ROWS.replace("true", "TRUE").replace("false", "FALSE"),
            ROWS.replace("+00:00", "Z"),
            ROWS.replaceAll("(?m)([^,\\n]+)", "\"$1\""),
            "\uFEFF" + ROWS.replaceAll("(?m)([^,\\n]+)", "\"$1\""),
            header() + row("bob", false) + row("ann", true) + rootRow()
        };
        for (String spelling : spellings) {
            assertThat(Bundle.whole().without(REPORT).with(CSV, spelling).read().contentDigest())
                    .as(spelling)
                    .isEqualTo(digest);
        }
    }

    @Test
    void columnsAreKnownByTheirNamesInAnyOrderAndNumber() throws Exception {
        CredentialReport report = report(Bundle.whole()
                .without(REPORT)
                .with(
                        CSV,
                        "mfa_active,arn,additional_credentials_info,user\ntrue,arn:aws:iam::" + ACCOUNT
                                + ":user/ann,\"a, \"\"b\"\"\",ann\n")
                .read());

        assertThat(report.userRows()).singleElement().satisfies(row -> {
            assertThat(row.user()).isEqualTo("ann");
            assertThat(row.cell("mfa_active")).isEqualTo("true");
            assertThat(row.cell("additional_credentials_info")).isEqualTo("a, \"b\"");
        });
        assertThat(report.hasColumn("password_enabled")).isFalse();
    }

    @Test
    void unknownColumnsAreKeptWithAWarningAndChangeNoDigest() throws Exception {
        Snapshot known = Bundle.whole().without(REPORT).with(CSV, ROWS).read();
        Snapshot more = Bundle.whole()
                .without(REPORT)
                .with(CSV, ROWS.replace("\n", ",7\n").replaceFirst(",7\n", ",passkeys\n"))
                .read();

        assertThat(more.contentDigest()).isEqualTo(known.contentDigest());
        assertThat(more.section(SectionKinds.CREDENTIAL_REPORT))
                .isInstanceOfSatisfying(
                        Section.Present.class,
                        present -> assertThat(present.unknown().toString()).contains("$.ann.passkeys"));
        assertThat(more.warnings())
                .extracting(Warning::text)
                .singleElement()
                .asString()
                .contains("`passkeys`");
    }

    @Test
    void aSecondRowOfAUserIsReported() throws Exception {
        assertThat(Bundle.whole()
                        .without(REPORT)
                        .with(CSV, ROWS + row("bob", true))
                        .read()
                        .warnings())
                .extracting(Warning::text)
                .anySatisfy(text -> assertThat(text).contains("second row of `bob`"));
    }

    @Test
    void aRowThatEndsEarlyLacksItsLastCells() throws Exception {
        CredentialReport report = report(Bundle.whole()
                .without(REPORT)
                .with(CSV, header() + "ann,arn:aws:iam::" + ACCOUNT + ":user/ann,2026-01-01T00:00:00Z\n")
                .read());

        assertThat(report.userRows()).singleElement().satisfies(row -> {
            assertThat(row.cell("user_creation_time")).isEqualTo("2026-01-01T00:00:00.000Z");
            assertThat(row.cell("mfa_active")).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "user,mfa_active\nann,true\n",
                "arn,mfa_active\narn:aws:iam::111122223333:user/ann,true\n",
                "user,arn,user\nann,arn:aws:iam::111122223333:user/ann,ann\n",
                "user,arn\nann,arn:aws:iam::111122223333:user/ann,more\n",
                "user,arn\neve,arn:aws:iam::999988887777:user/eve\n",
                "user,arn\neve,no arn\n",
                "user,arn\n\"eve,arn:aws:iam::111122223333:user/eve\n"
            })
    void whatIsNoReportOfTheAccountIsMalformed(String csv) throws Exception {
        Snapshot snapshot = Bundle.whole().without(REPORT).with(CSV, csv).read();

        assertMalformed(snapshot, CSV);
        assertMalformed(Bundle.whole().with(REPORT, Bundle.report(csv)).read(), REPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Content\":7}",
                "{\"Content\":\"%%%\"}",
                "{\"Content\":\"\",\"GeneratedTime\":\"yesterday\"}",
                "[]"
            })
    void whatIsNoAnswerIsMalformed(String answer) throws Exception {
        assertMalformed(Bundle.whole().with(REPORT, answer).read(), REPORT);
    }

    @Test
    void aReportThatIsNoUtf8IsMalformed() throws Exception {
        byte[] latin = (header() + row("j\u00fcrgen", true)).getBytes(StandardCharsets.ISO_8859_1);

        assertMalformed(Bundle.whole().without(REPORT).with(CSV, latin).read(), CSV);
    }

    @Test
    void theErrorBesideTheCsvCounts() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .without(REPORT)
                .with(ACCOUNT + "/credential-report.error", "An error occurred (AccessDenied) x")
                .read();

        assertThat(snapshot.section(SectionKinds.CREDENTIAL_REPORT))
                .isInstanceOfSatisfying(
                        Section.Unreadable.class,
                        unread -> assertThat(unread.cause()).isEqualTo(Cause.DENIED));
    }

    @Test
    void ofTwoReportsTheAnswerIsUsed() throws Exception {
        Snapshot snapshot = Bundle.whole().with(CSV, header() + rootRow()).read();

        assertThat(report(snapshot).userRows()).hasSize(2);
        assertThat(snapshot.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.file()).isEqualTo(CSV));
    }

    private static CredentialReport report(Snapshot snapshot) {
        return snapshot.section(SectionKinds.CREDENTIAL_REPORT).data().orElseThrow();
    }

    private static void assertMalformed(Snapshot snapshot, String file) {
        assertThat(snapshot.section(SectionKinds.CREDENTIAL_REPORT))
                .isInstanceOfSatisfying(Section.Unreadable.class, unread -> {
                    assertThat(unread.cause()).isEqualTo(Cause.MALFORMED);
                    assertThat(unread.detail()).contains(file);
                });
    }
}
