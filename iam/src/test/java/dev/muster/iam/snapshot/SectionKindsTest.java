package dev.muster.iam.snapshot;

import static dev.muster.iam.snapshot.Answers.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.policy.DocumentForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
            })
    void aWrongShapeIsMalformed(String section, String answer) {
        assertThatThrownBy(() -> read(section, answer)).isInstanceOf(MalformedJsonException.class);
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
        assertThat(SectionKinds.find("no-such-section")).isEmpty();
    }
}
