package dev.muster.collector.file;

import static dev.muster.collector.file.Bundle.ACCOUNT;
import static dev.muster.collector.file.Bundle.DETAILS;
import static dev.muster.collector.file.Bundle.NOW;
import static dev.muster.collector.file.Bundle.details;
import static dev.muster.collector.file.Bundle.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountReaderTest {

    private static final String MANIFEST = ACCOUNT + "/manifest.json";

    @Test
    void anAccountThatCouldNotBeEnteredHasThatCauseInEveryCoreSection() throws Exception {
        Bundle bundle = Bundle.whole()
                .with("444455556666/assume-role.error", "\nAn error occurred (AccessDenied) when calling AssumeRole")
                .with("444455556666/manifest.json", "{\"collectedAt\":\"2026-09-30T12:00:00Z\"}");

        Snapshot denied = FileSource.read(bundle.tree(), TimeOptions.known(null, NOW))
                .snapshots()
                .get(1);

        assertThat(denied.account()).isEqualTo("444455556666");
        assertThat(List.of(
                        SectionKinds.AUTHORIZATION_DETAILS,
                        SectionKinds.CREDENTIAL_REPORT,
                        SectionKinds.ACCOUNT_SUMMARY,
                        SectionKinds.PASSWORD_POLICY))
                .allSatisfy(kind -> assertThat(denied.section(kind))
                        .isInstanceOfSatisfying(Section.Unreadable.class, unread -> {
                            assertThat(unread.cause()).isEqualTo(Cause.DENIED);
                            assertThat(unread.detail()).contains("assume-role.error");
                        }));
    }

    @Test
    void anEmptyAssumeRoleErrorSaysNothing() throws Exception {
        assertThat(Bundle.whole()
                        .with(ACCOUNT + "/assume-role.error", "")
                        .read()
                        .contentDigest())
                .isEqualTo(Bundle.whole().read().contentDigest());
    }

    @Test
    void devicesThatTheReportHintsAtAreMissingUnlessTheVirtualListNamesThem() throws Exception {
        String devices = ACCOUNT + "/list-virtual-mfa-devices.json";
        Snapshot without = Bundle.whole().read();
        Snapshot with = Bundle.whole()
                .with(
                        devices,
                        "{\"VirtualMFADevices\":[{\"SerialNumber\":\"arn:aws:iam::" + ACCOUNT
                                + ":mfa/x\",\"Base32StringSeed\":\"c2VjcmV0\",\"QRCodePNG\":\"cG5n\",\"User\":{\"Arn\":\"arn:aws:iam::"
                                + ACCOUNT + ":user/ann\"}}]}")
                .read();

        assertThat(without.sectionsBySubject(SectionKinds.MFA_DEVICES)).containsOnlyKeys("ann");
        assertThat(with.sectionsBySubject(SectionKinds.MFA_DEVICES)).isEmpty();
        assertThat(with.warnings()).isEmpty();
        assertThat(CanonicalJson.text(SectionKinds.VIRTUAL_MFA_DEVICES.json(
                        with.section(SectionKinds.VIRTUAL_MFA_DEVICES).data().orElseThrow(), DocumentForm.DIGEST)))
                .doesNotContain("c2VjcmV0")
                .doesNotContain("cG5n");
    }

    @Test
    void providersAreKnownByTheirUrl() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .with(ACCOUNT + "/get-open-id-connect-provider/any name.json", "{\"Url\":\"token.example.com/x\"}")
                .read();

        assertThat(snapshot.sectionsBySubject(SectionKinds.OIDC_PROVIDER)).containsOnlyKeys("token.example.com/x");
    }

    @Test
    void theManifestTellsWhoCollectedAndHow() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .with(
                        MANIFEST,
                        "{\"accountId\":\"" + ACCOUNT
                                + "\",\"collectedAt\":1790769600,\"collector\":\"script 1\",\"caller\":\"arn:aws:iam::1:user/x\",\"calls\":["
                                + "{\"service\":\"iam\",\"operation\":\"GetAccountSummary\",\"arguments\":{},\"outcome\":\"ok\",\"at\":\"2026-09-30T12:00:00Z\"}]}")
                .read();

        assertThat(snapshot.provenance().collector()).isEqualTo("script 1");
        assertThat(snapshot.provenance().caller()).isEqualTo("arn:aws:iam::1:user/x");
        assertThat(snapshot.provenance().calls()).hasSize(1);
        assertThat(snapshot.warnings()).isEmpty();
    }

    @Test
    void aManifestOfAnotherAccountIsAWarning() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .with(MANIFEST, "{\"accountId\":\"999988887777\"}")
                .read();

        assertThat(snapshot.account()).isEqualTo(ACCOUNT);
        assertThat(snapshot.warnings())
                .extracting(Warning::text)
                .singleElement()
                .asString()
                .contains("999988887777");
    }

    @Test
    void whereTheFolderTellsNoAccountTheFilesTellItBeforeTheManifest() throws Exception {
        String manifest = "{\"accountId\":\"999988887777\",\"collectedAt\":\"2026-09-30T12:00:00Z\"}";
        Bundle bundle = new Bundle()
                .with("manifest.json", manifest)
                .with("list-account-aliases.json", "{\"AccountAliases\":[]}");

        assertThat(bundle.read().account()).isEqualTo("999988887777");

        Snapshot snapshot = bundle.with("get-account-authorization-details.json", Bundle.details(Bundle.user("ann")))
                .read();
        assertThat(snapshot.account()).isEqualTo(ACCOUNT);
        assertThat(snapshot.warnings())
                .extracting(Warning::text)
                .singleElement()
                .asString()
                .contains("999988887777");
    }

    @Test
    void textOfAnAssumedRoleBesideAnswersIsAWarning() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .without(ACCOUNT + "/get-account-summary.json")
                .with(ACCOUNT + "/assume-role.error", "urllib3 is old")
                .read();

        assertThat(snapshot.section(SectionKinds.ACCOUNT_SUMMARY))
                .isEqualTo(new Section.Unreadable<>(Cause.NOT_COLLECTED));
        assertThat(snapshot.warnings())
                .extracting(Warning::text)
                .singleElement()
                .asString()
                .contains("urllib3");
    }

    @Test
    void aManifestThatTheReportContradictsIsAWarning() throws Exception {
        for (String collectedAt : new String[] {"2026-09-30T10:00:00Z", "2026-09-30T16:00:00Z"}) {
            Snapshot snapshot = Bundle.whole()
                    .with(MANIFEST, "{\"collectedAt\":\"" + collectedAt + "\"}")
                    .read();

            assertThat(snapshot.collectedAt()).isEqualTo(collectedAt);
            assertThat(snapshot.warnings())
                    .extracting(Warning::text)
                    .singleElement()
                    .asString()
                    .contains("GeneratedTime `2026-09-30T11:00:00Z`");
        }
    }

    @Test
    void aMalformedManifestIsAWarning() throws Exception {
        for (String manifest :
                new String[] {"", "{", "[]", "{\"accountId\":7}", "{\"accountId\":\"x\"}", "{\"collectedAt\":\"soon\"}"
                }) {
            assertThat(Bundle.whole().with(MANIFEST, manifest).read().warnings())
                    .as(manifest)
                    .extracting(Warning::file)
                    .containsExactly(MANIFEST);
        }
    }

    @Test
    void whereManifestAndFilesDisagreeTheFilesWin() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .without(ACCOUNT + "/get-account-summary.json")
                .with(
                        MANIFEST,
                        "{\"calls\":[" + call("GetAccountAuthorizationDetails", "{}", "denied") + ","
                                + call("get-account-summary", "{}", "ok") + ","
                                + call("ListMFADevices", "{\"UserName\":\"ann\"}", "ok") + "]}")
                .read();

        assertThat(snapshot.section(SectionKinds.AUTHORIZATION_DETAILS)).isInstanceOf(Section.Present.class);
        assertThat(snapshot.warnings())
                .extracting(Warning::text)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("get-account-authorization-details"),
                        text -> assertThat(text).contains("get-account-summary"),
                        text -> assertThat(text).contains("list-mfa-devices/ann"));
    }

    @Test
    void namesWithMarkupAreKeptAsTheyAre() throws Exception {
        Snapshot snapshot =
                Bundle.whole().with(DETAILS, details(user("<b>ann</b>\\u001b"))).read();

        assertThat(snapshot.section(SectionKinds.AUTHORIZATION_DETAILS)
                        .data()
                        .orElseThrow()
                        .entities())
                .extracting(entity -> entity.arn())
                .containsExactly("arn:aws:iam::" + ACCOUNT + ":user/<b>ann</b>\u001b");
    }

    private static String call(String operation, String arguments, String outcome) {
        return "{\"service\":\"iam\",\"operation\":\"" + operation + "\",\"arguments\":" + arguments + ",\"outcome\":\""
                + outcome + "\"}";
    }
}
