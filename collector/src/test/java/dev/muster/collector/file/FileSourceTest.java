package dev.muster.collector.file;

import static dev.muster.collector.file.Bundle.ACCOUNT;
import static dev.muster.collector.file.Bundle.DETAILS;
import static dev.muster.collector.file.Bundle.NOW;
import static dev.muster.collector.file.Bundle.REPORT;
import static dev.muster.collector.file.Bundle.details;
import static dev.muster.collector.file.Bundle.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.json.Digest;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.SnapshotStatus;
import dev.muster.iam.snapshot.TimeSource;
import dev.muster.iam.snapshot.Warning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

    private static final TimeOptions CLOCK = TimeOptions.orClock(null, NOW);

    @TempDir
    Path folder;

    @Test
    void aBundleWithTheFourCoreSectionsIsComplete() throws Exception {
        Snapshot snapshot = Bundle.whole().read();

        assertThat(snapshot.status()).isEqualTo(SnapshotStatus.COMPLETE);
        assertThat(snapshot.account()).isEqualTo(ACCOUNT);
        assertThat(snapshot.collectedAt()).isEqualTo(Instant.parse("2026-09-30T12:00:00Z"));
        assertThat(snapshot.provenance().timeSource()).isEqualTo(TimeSource.MANIFEST);
        assertThat(snapshot.warnings()).isEmpty();
    }

    @Test
    void folderZipAndPagesHaveOneDigest() throws Exception {
        Digest digest = Bundle.whole().read().contentDigest();
        Path above = Bundle.whole().writeFolder(Files.createDirectory(folder.resolve("above")));
        Bundle pages = Bundle.whole()
                .without(DETAILS)
                .with(page(1), details(user("bob")).replace("]}", "],\"IsTruncated\":true,\"Marker\":\"m\"}"))
                .with(page(2), details(user("ann")));

        assertThat(digestOf(above)).isEqualTo(digest);
        assertThat(digestOf(above.resolve(ACCOUNT))).isEqualTo(digest);
        assertThat(digestOf(Bundle.whole().writeZip(folder.resolve("plain.zip"), "")))
                .isEqualTo(digest);
        assertThat(digestOf(Bundle.whole().writeZip(folder.resolve("below.zip"), "bundle/")))
                .isEqualTo(digest);
        assertThat(pages.read().contentDigest()).isEqualTo(digest);
    }

    @Test
    void aZipOfWhatIsInAnAccountsFolderTellsTheAccountByItsContents() throws Exception {
        Path inner = Bundle.whole().writeFolder(folder).resolve(ACCOUNT);
        Bundle bundle = new Bundle();
        for (String name : new String[] {"get-account-authorization-details.json", "get-credential-report.json"}) {
            bundle.with(name, Files.readAllBytes(inner.resolve(name)));
        }

        Snapshot snapshot = FileSource.read(bundle.writeZip(folder.resolve("any.zip"), ""), CLOCK)
                .snapshots()
                .get(0);

        assertThat(snapshot.account()).isEqualTo(ACCOUNT);
    }

    @Test
    void orderAndTheSpellingOfTimesDoNotChangeTheDigest() throws Exception {
        Digest digest = Bundle.whole().read().contentDigest();
        String epoch = Long.toString(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond());

        for (String time :
                new String[] {epoch, epoch + ".0", "\"2025-12-31T19:00:00-05:00\"", "\"2026-01-01T00:00:00.000+00:00\""
                }) {
            Bundle other =
                    Bundle.whole().with(DETAILS, details(user("bob", time, ACCOUNT), user("ann", time, ACCOUNT)));
            assertThat(other.read().contentDigest()).isEqualTo(digest);
        }
        assertThat(Bundle.whole().with(DETAILS, details(user("ann"))).read().contentDigest())
                .isNotEqualTo(digest);
    }

    @Test
    void severalAccountsComeInTheOrderOfTheirIds() throws Exception {
        Bundle two = Bundle.whole()
                .with("000011112222/get-account-authorization-details.json", details(user("eve", "1", "000011112222")));

        assertThat(FileSource.read(two.tree(), CLOCK).snapshots())
                .extracting(Snapshot::account)
                .containsExactly("000011112222", ACCOUNT);
    }

    @Test
    void aBareFileOfAuthorizationDetailsIsEnough() throws Exception {
        Path bare = Files.writeString(folder.resolve("details.json"), details(user("ann")));

        Snapshot snapshot = FileSource.read(bare, CLOCK).snapshots().get(0);

        assertThat(snapshot.account()).isEqualTo(ACCOUNT);
        assertThat(snapshot.status()).isEqualTo(SnapshotStatus.INCOMPLETE);
        assertThat(snapshot.provenance().timeSource()).isEqualTo(TimeSource.CLOCK);
    }

    @Test
    void aBareFileThatIsMalformedSaysWhere() throws IOException {
        refused(Files.writeString(folder.resolve("cut.json"), "{\n\"UserDetailList\": [{]"), "cut.json", "line 2");
    }

    @Test
    void aBareFileWithoutAnyArnAsksForAFolder() throws IOException {
        refused(Files.writeString(folder.resolve("none.json"), details()), "none.json", "12 digits");
    }

    @Test
    void aBareFileWhoseArnsNameNoAccountIsRefused() throws IOException {
        refused(
                Files.writeString(folder.resolve("odd.json"), details(user("ann", "1", "abc"))),
                "odd.json",
                "names no account");
    }

    @Test
    void whatIsNoBundleIsRefused() throws IOException {
        refused(folder.resolve("nowhere"), "does not exist");
        refused(Files.createDirectory(folder.resolve("empty")), "empty");
        refused(Files.createFile(folder.resolve("nothing.json")), "empty");
        refused(Files.writeString(folder.resolve("text.zip"), "no zip"), "text.zip", "line 1");
        refused(Files.writeString(folder.resolve("broken.zip"), "PK broken"), "no zip that can be read");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("letter.txt"), "Dear all");
        refused(other, "letter.txt", "12 digits");
    }

    @Test
    void aBundleOfWhichNothingCanBeReadIsRefusedWithEveryCause() {
        Bundle bundle = new Bundle().with(DETAILS, "{").with(ACCOUNT + "/get-account-summary.error", "broken");

        assertThatThrownBy(bundle::read)
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining(DETAILS)
                .hasMessageContaining("get-account-summary.error: broken");
    }

    @Test
    void linksThatLeaveTheFolderAreNotFollowed() throws Exception {
        Path bundle = Bundle.whole().without(DETAILS).writeFolder(Files.createDirectory(folder.resolve("bundle")));
        Path outside = Files.writeString(folder.resolve("outside.json"), details(user("ann")));
        Files.createSymbolicLink(bundle.resolve(DETAILS), outside);

        assertThat(FileSource.read(bundle, CLOCK).snapshots().get(0).status()).isEqualTo(SnapshotStatus.INCOMPLETE);
    }

    @Test
    void theBundleItselfMayBeALink() throws Exception {
        Path bundle = Bundle.whole().writeFolder(Files.createDirectory(folder.resolve("bundle")));
        Path link = Files.createSymbolicLink(folder.resolve("link"), bundle);

        assertThat(FileSource.read(link, CLOCK).snapshots()).hasSize(1);
    }

    @Test
    void filesOfNobodyAreNamed() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .with("notes.txt", "x")
                .with(ACCOUNT + "/get-nothing.json", "{}")
                .with(ACCOUNT + "/cloudtrail/2026.json.gz", "x")
                .with("__MACOSX/x", "x")
                .read();

        assertThat(snapshot.warnings())
                .extracting(warning -> String.valueOf(warning.file()))
                .containsExactlyInAnyOrder("notes.txt", ACCOUNT + "/get-nothing.json");
    }

    @Test
    void theOrganizationIsPartOfEveryAccount() throws Exception {
        String organization =
                "{\"Organization\":{\"Id\":\"o-a1b2c3d4e5\",\"Arn\":\"arn:aws:organizations::999988887777:organization/o-a1b2c3d4e5\","
                        + "\"FeatureSet\":\"ALL\",\"MasterAccountId\":\"999988887777\"}}";
        Bundle bundle = Bundle.whole().with("organization/describe-organization.json", organization);

        assertThat(bundle.read().sections().keySet())
                .extracting(Object::toString)
                .contains("organization/describe-organization");
        assertThat(bundle.read().contentDigest())
                .isEqualTo(Bundle.whole()
                        .with(ACCOUNT + "/organization/describe-organization.json", organization)
                        .read()
                        .contentDigest())
                .isNotEqualTo(Bundle.whole().read().contentDigest());
    }

    @Test
    void whenItWasMadeIsNotPartOfTheContent() throws Exception {
        Snapshot snapshot = Bundle.whole().read();
        Snapshot later = Bundle.whole()
                .with(
                        REPORT,
                        Bundle.report(
                                (Bundle.header()
                                                + Bundle.rootRow()
                                                + Bundle.row("ann", true)
                                                + Bundle.row("bob", false))
                                        .getBytes(StandardCharsets.UTF_8),
                                "2026-09-30T11:59:00Z"))
                .without(ACCOUNT + "/manifest.json")
                .read();

        assertThat(later.contentDigest()).isEqualTo(snapshot.contentDigest());
        assertThat(later.sealDigest()).isNotEqualTo(snapshot.sealDigest());
        assertThat(later.provenance().timeSource()).isEqualTo(TimeSource.REPORT);
    }

    private static String page(int number) {
        return ACCOUNT + "/get-account-authorization-details." + number + ".json";
    }

    private static Digest digestOf(Path path) throws UnreadableInputException {
        return FileSource.read(path, CLOCK).snapshots().get(0).contentDigest();
    }

    @Test
    void whatIsNoFileIsNamedAndNotRead() throws Exception {
        Path bundle = Bundle.whole()
                .without(ACCOUNT + "/get-account-summary.json")
                .without(ACCOUNT + "/get-account-password-policy.json")
                .writeFolder(Files.createDirectory(folder.resolve("odd")));
        Files.createDirectory(bundle.resolve(ACCOUNT + "/get-account-summary.json"));
        Files.createSymbolicLink(
                bundle.resolve(ACCOUNT + "/get-account-password-policy.json"),
                Files.writeString(folder.resolve("outside.json"), "{}"));
        Files.createSymbolicLink(bundle.resolve(ACCOUNT + "/list-mfa-devices"), bundle);
        Files.createSymbolicLink(bundle.resolve("nowhere"), bundle.resolve("nowhere"));
        Files.createDirectory(bundle.resolve("444455556666"));

        Snapshot snapshot = FileSource.read(bundle, CLOCK).snapshots().get(0);

        assertThat(snapshot.section(SectionKinds.ACCOUNT_SUMMARY))
                .isInstanceOfSatisfying(Section.Unreadable.class, unread -> {
                    assertThat(unread.cause()).isEqualTo(Cause.SOURCE_ERROR);
                    assertThat(unread.detail()).contains("it is a folder");
                });
        assertThat(snapshot.section(SectionKinds.PASSWORD_POLICY))
                .isInstanceOfSatisfying(
                        Section.Unreadable.class,
                        unread -> assertThat(unread.cause()).isEqualTo(Cause.NOT_COLLECTED));
        assertThat(snapshot.warnings())
                .extracting(Warning::file)
                .containsExactlyInAnyOrder(
                        ACCOUNT + "/get-account-password-policy.json",
                        ACCOUNT + "/list-mfa-devices",
                        "nowhere",
                        "444455556666");
    }

    @Test
    void anAccountWhoseFolderCannotBeListedIsStillAnAccount() throws Exception {
        var snapshots = FileSource.read(Bundle.whole().with("444455556666/", "").tree(), CLOCK)
                .snapshots();

        assertThat(snapshots).extracting(Snapshot::account).containsExactly(ACCOUNT, "444455556666");
        assertThat(snapshots.get(1).unreadable().values())
                .isNotEmpty()
                .allSatisfy(unread -> assertThat(unread.cause()).isEqualTo(Cause.SOURCE_ERROR));
    }

    @Test
    void aBundleThatOnlyTellsOfTheOrganizationIsRead() throws Exception {
        Bundle bundle = new Bundle()
                .with(ACCOUNT + "/assume-role.error", "\nAn error occurred (AccessDenied) when calling x")
                .with("organization/describe-organization.json", "{\"Organization\":{\"Id\":\"o-a\"}}");

        assertThat(bundle.read().section(SectionKinds.ORGANIZATION)).isInstanceOf(Section.Present.class);
        assertThatThrownBy(() -> bundle.with("organization/describe-organization.json", "{}")
                        .read())
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("denied");
    }

    private static void refused(Path path, String... parts) {
        assertThatThrownBy(() -> FileSource.read(path, CLOCK))
                .isInstanceOf(UnreadableInputException.class)
                .message()
                .contains(parts);
    }
}
