package dev.muster.iam.snapshot;

import static dev.muster.iam.snapshot.Answers.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.usage.CloudTrailLog;
import dev.muster.iam.usage.RecordedUse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionKindsTest {

    /** An answer for each kind, one a line: section name, then JSON. */
    static Stream<String> answers() throws IOException {
        try (InputStream file = SectionKindsTest.class.getResourceAsStream("answers.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatIsWrittenIsReadAsTheSame(String line) {
        String name = line.substring(0, line.indexOf(' '));
        roundTrip(Answers.id(name).kind(), line.substring(name.length() + 1));
    }

    private static <T> void roundTrip(SectionKind<T> kind, String answer) {
        T data = read(kind, answer).data().orElseThrow();
        String written = CanonicalJson.text(kind.json(data, DocumentForm.RECEIVED));

        assertThat(read(kind, written).data()).contains(data);
        assertThat(CanonicalJson.text(kind.json(data, DocumentForm.RECEIVED))).isEqualTo(written);
    }

    @Test
    void everyKindHasAnAnswerHere() throws IOException {
        Set<String> tested = new TreeSet<>();
        answers()
                .forEach(line -> tested.add(
                        Answers.id(line.substring(0, line.indexOf(' '))).kind().name()));

        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(new TreeSet<>(
                        SectionKinds.all().stream().map(SectionKind::name).toList()));
    }

    @Test
    void secretsOfAVirtualDeviceAreDropped() {
        Section<?> section = read(
                "list-virtual-mfa-devices",
                "{'VirtualMFADevices':[{'SerialNumber':'arn:aws:iam::111122223333:mfa/x','Base32StringSeed':'c2VlZA==','QRCodePNG':'cG5n'}]}");

        assertThat(section.toString()).doesNotContain("c2VlZA==", "cG5n");
        assertThat(section)
                .isInstanceOfSatisfying(
                        Section.Present.class,
                        present -> assertThat(present.unknown().toString()).doesNotContain("c2VlZA==", "cG5n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'IsTruncated':true",
                "'IsTruncated':false,'Marker':'more'",
                "'NextToken':'more'",
                "'nextToken':'more'",
            })
    void aLastPageThatSaysMoreIsTruncated(String member) {
        assertThat(read("list-account-aliases", "{'AccountAliases':[]," + member + "}"))
                .isInstanceOfSatisfying(
                        Section.Unreadable.class,
                        unread -> assertThat(unread.cause()).isEqualTo(Cause.TRUNCATED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "get-account-authorization-details|{'UserDetailList':{}}",
                "get-account-authorization-details|{'UserDetailList':[{'UserName':'ann'}]}",
                "get-account-authorization-details|{'UserDetailList':[{'UserName':'ann','Arn':'arn:aws:iam::999922223333:user/ann'}]}",
                "get-account-authorization-details|[]",
                "get-account-summary|{'SummaryMap':{'Users':'many'}}",
                "get-account-summary|{}",
                "get-account-password-policy|{'PasswordPolicy':{'MinimumPasswordLength':'long'}}",
                "list-mfa-devices/ann|{'MFADevices':[{}]}",
                "list-access-keys/ann|{'AccessKeyMetadata':7}",
                "get-login-profile/ann|{}",
                "list-service-specific-credentials|{}",
                "list-ssh-public-keys/ann|{'SSHPublicKeys':[{'UserName':'ann'}]}",
                "list-signing-certificates/ann|{'Certificates':'none'}",
                "list-saml-providers|{'SAMLProviderList':[{'Arn':'arn:aws:iam::999922223333:saml-provider/idp'}]}",
                "list-open-id-connect-providers|{'OpenIDConnectProviderList':[{'Arn':'arn:aws:iam::999922223333:oidc-provider/x'}]}",
                "list-virtual-mfa-devices|{'VirtualMFADevices':[{'SerialNumber':'arn:aws:iam::999922223333:mfa/x'}]}",
                "list-mfa-devices/ann|{'MFADevices':[{'SerialNumber':'arn:aws:iam::999922223333:u2f/user/ann/x'}]}",
                "get-open-id-connect-provider/x|{'ClientIDList':[]}",
                "get-service-last-accessed-details/user/ann|{'JobStatus':'IN_PROGRESS','JobCreationDate':'2026-09-30T11:00:00Z'}",
                "get-service-last-accessed-details/user/ann|{'JobStatus':'COMPLETED'}",
                "account/list-regions|{'Regions':[{}]}",
                "account/get-alternate-contact/BILLING|{'AlternateContact':[]}",
                "accessanalyzer/list-analyzers/eu-west-1|{'analyzers':[{'arn':'arn:aws:access-analyzer:eu-west-1:999922223333:analyzer/x'}]}",
                "cloudtrail/x|{}",
                "cloudtrail/x|{'Records':[{'eventName':'ListBuckets','eventSource':'s3.amazonaws.com'}]}",
                "cloudtrail/x|{'Records':[{'eventTime':'2026-09-30T00:00:01Z','eventName':'a','eventSource':'s','recipientAccountId':'999922223333'}]}",
                "organization/list-organizations-features|{'EnabledFeatures':[]}",
                "organization/describe-policy/p-1|{'Policy':7}",
                "organization/identity-center/i/list-permission-sets|{'PermissionSets':[1]}",
                "organization/identity-center/i/get-inline-policy-for-permission-set/p|{}",
                "organization/identity-center/i/get-permissions-boundary-for-permission-set/p|{}",
                "organization/identity-center/i/list-users|{'Users':[{'UserName':'ann'}]}",
                "organization/identity-center/i/list-group-memberships/g|{'GroupMemberships':[{'MemberId':'u'}]}",
                "get-account-authorization-details|{'UserDetailList':[{'UserName':'ann','Arn':'arn:aws:iam::111122223333:user/ann','AttachedManagedPolicies':[{'PolicyArn':'arn:aws:iam::999922223333:policy/p'}]}]}",
                "get-account-authorization-details|{'UserDetailList':[{'UserName':'ann','Arn':'arn:aws:iam::111122223333:user/ann','PermissionsBoundary':{'PermissionsBoundaryArn':'arn:aws:iam::999922223333:policy/p'}}]}",
            })
    void aWrongShapeIsMalformed(String section, String answer) {
        assertThatThrownBy(() -> read(section, answer)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void secretsAreDroppedWhereverTheyStand() {
        Section<?> section = read(
                "list-mfa-devices/ann",
                "{'MFADevices':[{'SerialNumber':'1','Base32StringSeed':'c2VlZA==','New':{'SecretAccessKey':'c2VlZA==','Kept':1}}]}");

        assertThat(section.toString()).doesNotContain("c2VlZA==").contains("Kept");
    }

    @Test
    void aDocumentThatIsNoneSpoilsNothingElse() {
        for (String document : List.of("7", "[{}]", "{'a':1,'a':2}", "{'a':Infinity}", "'%'")) {
            ReadLog log = new ReadLog(Answers.ACCOUNT);
            Section<AuthorizationDetails> section = read(
                    SectionKinds.AUTHORIZATION_DETAILS,
                    log,
                    "{'UserDetailList':[{'UserName':'ann','Arn':'arn:aws:iam::111122223333:user/ann','UserPolicyList':[{'PolicyName':'p','PolicyDocument':"
                            + document + "}]}]}");

            PolicyDocument read = section.data().stream()
                    .flatMap(details -> details.entities().flatMap(Entity::documents))
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(read::parse).isInstanceOf(MalformedPolicyException.class);
            assertThat(log.notes()).hasSize(read.wellFormed() ? 0 : 1);
        }
    }

    @Test
    void whatIsListedTwiceIsReported() {
        ReadLog log = new ReadLog(Answers.ACCOUNT);
        String ann = "{'UserName':'ann','Arn':'arn:aws:iam::111122223333:user/ann'}";
        read(SectionKinds.AUTHORIZATION_DETAILS, log, "{'UserDetailList':[" + ann + "," + ann + "]}");

        assertThat(log.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("user/ann", "twice"));
    }

    @Test
    void usesOfOneKindAreCountedOverALogFile() {
        String call =
                "{'userIdentity':{'type':'Root','arn':'arn:aws:iam::111122223333:root'},'eventSource':'s3.amazonaws.com','eventName':'ListBuckets','eventTime':'2026-09-30T00:00:0%sZ'}";
        Section<CloudTrailLog> section =
                read(SectionKinds.CLOUD_TRAIL, "{'Records':[" + call.formatted(3) + "," + call.formatted(1) + "]}");

        assertThat(section.data())
                .contains(new CloudTrailLog(List.of(new RecordedUse(
                        "arn:aws:iam::111122223333:root",
                        "s3.amazonaws.com",
                        "ListBuckets",
                        null,
                        Instant.parse("2026-09-30T00:00:01Z"),
                        Instant.parse("2026-09-30T00:00:03Z"),
                        2))));
    }

    @Test
    void aSnapshotIsCompleteWhenEveryCoreSectionIsKnown() {
        Map<String, Section<?>> core = Map.of(
                "get-account-authorization-details",
                read("get-account-authorization-details", "{'UserDetailList':[]}"),
                "get-credential-report",
                read("get-credential-report", "{'Columns':[],'Rows':[]}"),
                "get-account-summary",
                read("get-account-summary", "{'SummaryMap':{'Users':0}}"),
                "get-account-password-policy",
                new Section.Absent<>());

        assertThat(Answers.snapshot(core).status()).isEqualTo(SnapshotStatus.COMPLETE);
        for (String name : core.keySet()) {
            Map<String, Section<?>> rest = new java.util.HashMap<>(core);
            rest.remove(name);
            assertThat(Answers.snapshot(rest).status()).isEqualTo(SnapshotStatus.INCOMPLETE);
            assertThat(Answers.snapshot(rest).unreadable().keySet())
                    .extracting(SectionId::name)
                    .isEqualTo(List.of(name));
        }
    }

    @Test
    void namesAreFoundWithWhatTheyAreAbout() {
        assertThat(Answers.id("list-mfa-devices/ann").subject()).isEqualTo("ann");
        assertThat(Answers.id("list-service-specific-credentials").subject()).isNull();
        assertThat(Answers.id("list-service-specific-credentials/ann").subject())
                .isEqualTo("ann");
        assertThat(Answers.id("organization/identity-center/ssoins-1/describe-permission-set/ps-1")
                        .name())
                .isEqualTo("organization/identity-center/ssoins-1/describe-permission-set/ps-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such-section",
                "get-account-summary/ann",
                "list-mfa-devices",
                "list-mfa-devices/",
                "list-mfa-devices/a/b",
                "get-service-last-accessed-details/ann",
                "get-service-last-accessed-details/policy/ann",
                "get-service-last-accessed-details/user/a/b",
                "account/get-alternate-contact/PRIMARY",
                "organization/identity-center/list-users",
                "organization/identity-center/i/list-users/x",
                "organization/identity-center/i/describe-permission-set",
                "organization/identity-center/i/list-account-assignments/ps",
                "organization/identity-center/i/list-account-assignments/ps/111122223333",
            })
    void otherNamesAreNoSections(String name) {
        assertThat(SectionKinds.find(name)).isEmpty();
    }
}
