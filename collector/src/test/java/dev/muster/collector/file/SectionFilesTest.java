package dev.muster.collector.file;

import static dev.muster.collector.file.Bundle.ACCOUNT;
import static dev.muster.collector.file.Bundle.DETAILS;
import static dev.muster.collector.file.Bundle.details;
import static dev.muster.collector.file.Bundle.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionFilesTest {

    private static final String POLICY = ACCOUNT + "/get-account-password-policy";
    private static final String SUMMARY = ACCOUNT + "/get-account-summary";
    private static final String MFA = ACCOUNT + "/list-mfa-devices/";

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, DENIED",
        "AccessDeniedException, DENIED",
        "UnauthorizedOperation, DENIED",
        "AccountNotManagementOrDelegatedAdministratorException, DENIED",
        "403, DENIED",
        "Throttling, THROTTLED",
        "ThrottlingException, THROTTLED",
        "TooManyRequestsException, THROTTLED",
        "RequestLimitExceeded, THROTTLED",
        "AWSOrganizationsNotInUseException, NOT_IN_ORGANIZATION",
        "OrganizationNotFoundException, NOT_IN_ORGANIZATION",
        "NoSuchEntity, SOURCE_ERROR",
        "ServiceFailure, SOURCE_ERROR",
        "503, SOURCE_ERROR"
    })
    void theCodeOfAnErrorIsItsCause(String code, Cause cause) throws Exception {
        String text = "\nAn error occurred (" + code + ") when calling the GetAccountSummary operation: no\n";

        assertUnread(Bundle.whole().without(SUMMARY + ".json").with(SUMMARY + ".error", text), cause, "summary.error");
        assertUnread(
                Bundle.whole().with(SUMMARY + ".json", "").with(SUMMARY + ".error", "aws: [ERROR]: " + text.strip()),
                cause,
                "summary.error");
    }

    @Test
    void onlyTheFirstLineWithACodeCounts() throws Exception {
        String text =
                "warning: An error occurred (AccessDenied)\nAn error occurred (Throttling) x\nAn error occurred (403) y";

        assertUnread(Bundle.whole().with(SUMMARY + ".json", "").with(SUMMARY + ".error", text), Cause.THROTTLED, "");
    }

    @Test
    void noPasswordPolicyIsAbsentNotUnread() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .with(POLICY + ".json", "")
                .with(
                        POLICY + ".error",
                        "An error occurred (NoSuchEntity) when calling the GetAccountPasswordPolicy operation: x")
                .read();

        assertThat(snapshot.section(SectionKinds.PASSWORD_POLICY)).isInstanceOf(Section.Absent.class);
    }

    @Test
    void noLoginProfileIsAbsentToo() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .with(ACCOUNT + "/get-login-profile/ann.error", "\nAn error occurred (NoSuchEntity) when x")
                .read();

        assertThat(snapshot.section(SectionKinds.LOGIN_PROFILE, "ann")).isInstanceOf(Section.Absent.class);
    }

    @Test
    void anErrorWithACodeDecidesBesideAnAnswer() throws Exception {
        Bundle bundle = Bundle.whole().with(SUMMARY + ".error", "An error occurred (AccessDenied) x");

        assertUnread(bundle, Cause.DENIED, "summary.error");
        assertThat(bundle.read().warnings())
                .anySatisfy(warning -> assertThat(warning.file()).isEqualTo(SUMMARY + ".error"));
    }

    @Test
    void textWithoutACodeIsASourceErrorOnlyWithoutAnAnswer() throws Exception {
        Bundle bundle = Bundle.whole().with(SUMMARY + ".error", "Could not connect\u001b[31m to the endpoint");

        assertThat(bundle.read().section(SectionKinds.ACCOUNT_SUMMARY)).isInstanceOf(Section.Present.class);
        assertThat(bundle.read().warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning.text()).contains("Could not connect").doesNotContain("\u001b"));
        assertUnread(bundle.with(SUMMARY + ".json", " \n"), Cause.SOURCE_ERROR, "Could not connect");
        assertUnread(bundle.without(SUMMARY + ".json"), Cause.SOURCE_ERROR, "Could not connect");
    }

    @Test
    void anEmptyErrorFileSaysNothing() throws Exception {
        assertThat(Bundle.whole().with(SUMMARY + ".error", "\n").read().warnings())
                .isEmpty();
        assertUnread(
                Bundle.whole().without(SUMMARY + ".json").with(SUMMARY + ".error", ""), Cause.NOT_COLLECTED, "empty");
    }

    @Test
    void whatIsMissingWasNotCollected() throws Exception {
        assertUnread(Bundle.whole().without(SUMMARY + ".json"), Cause.NOT_COLLECTED, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the file is empty",
                "{\"SummaryMap\":{\"Users\":1}|line 1, column",
                "[]|an object is expected",
                "{}|SummaryMap",
                "{\"SummaryMap\":7}|expected an object",
                "{\"SummaryMap\":{\"Users\":\"1\"}}|whole number",
                "{\"SummaryMap\":{\"Users\":1,\"Users\":2}}|duplicate key `Users`",
                "{\"SummaryMap\":{\"Users\":1}} {}|something follows",
                "not json|line 1"
            })
    void wrongShapesAreMalformedWithPlaceAndFile(String content, String part) throws Exception {
        assertUnread(Bundle.whole().with(SUMMARY + ".json", content), Cause.MALFORMED, SUMMARY + ".json: ");
        assertUnread(Bundle.whole().with(SUMMARY + ".json", content), Cause.MALFORMED, part);
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() throws Exception {
        byte[] utf16 = "{\"SummaryMap\":{}}".getBytes(StandardCharsets.UTF_16);

        assertUnread(Bundle.whole().with(SUMMARY + ".json", utf16), Cause.MALFORMED, "UTF-8");
    }

    @Test
    void unknownFieldsAreKeptWithAWarning() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .with(DETAILS, details(user("ann").replace("\"Path\"", "\"Mood\":\"fine\",\"Path\""), user("bob")))
                .read();

        assertThat(snapshot.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.file()).isEqualTo(DETAILS);
            assertThat(warning.position()).isNotNull();
            assertThat(warning.text()).contains("`Mood`");
        });
        assertThat(snapshot.contentDigest()).isEqualTo(Bundle.whole().read().contentDigest());
    }

    @Test
    void twoAccountsInOneFileAreMalformed() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .with(DETAILS, details(user("ann"), "\n" + user("eve", "1", "999988887777")))
                .read();

        assertThat(detail(snapshot, SectionKinds.AUTHORIZATION_DETAILS))
                .contains(DETAILS)
                .contains("line 2")
                .contains("another account");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"IsTruncated\":true", "\"Marker\":\"m\"", "\"NextToken\":\"n\""})
    void aLastPageThatIsNotTheLastIsTruncated(String member) throws Exception {
        String more = details(user("ann")).replace("]}", "]," + member + "}");
        Bundle bundle = Bundle.whole().with(DETAILS, more);

        assertThat(cause(bundle.read(), SectionKinds.AUTHORIZATION_DETAILS)).isEqualTo(Cause.TRUNCATED);
        Snapshot perUser = Bundle.whole()
                .with(MFA + "ann.json", "{\"MFADevices\":[]," + member + "}")
                .read();
        assertThat(perUser.section(SectionKinds.MFA_DEVICES, "ann"))
                .isInstanceOfSatisfying(
                        Section.Unreadable.class,
                        unread -> assertThat(unread.cause()).isEqualTo(Cause.TRUNCATED));
    }

    @ParameterizedTest
    @CsvSource({"1;3", "2", "0;1", "2;3"})
    void aSeriesOfPagesWithAHoleIsTruncated(String pages) throws Exception {
        Bundle bundle = Bundle.whole().without(DETAILS);
        for (String page : pages.split(";")) {
            bundle.with(page(page), details(user("ann")));
        }

        assertThat(cause(bundle.read(), SectionKinds.AUTHORIZATION_DETAILS)).isEqualTo(Cause.TRUNCATED);
    }

    @Test
    void pagesBesideAWholeFileOrTwiceAreMalformed() throws Exception {
        assertThat(cause(
                        Bundle.whole().with(page("1"), details(user("ann"))).read(),
                        SectionKinds.AUTHORIZATION_DETAILS))
                .isEqualTo(Cause.MALFORMED);
        assertThat(cause(
                        Bundle.whole()
                                .without(DETAILS)
                                .with(page("1"), details(user("ann")))
                                .with(page("01"), details(user("bob")))
                                .read(),
                        SectionKinds.AUTHORIZATION_DETAILS))
                .isEqualTo(Cause.MALFORMED);
    }

    @Test
    void theErrorOfOnePageDecides() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .without(DETAILS)
                .with(page("1"), details(user("ann")))
                .with(page("1").replace(".json", ".error"), "")
                .with(page("2"), "")
                .with(page("2").replace(".json", ".error"), "An error occurred (Throttling) x")
                .read();

        assertThat(cause(snapshot, SectionKinds.AUTHORIZATION_DETAILS)).isEqualTo(Cause.THROTTLED);
    }

    @Test
    void dotsInUserNamesAreNoPagesAndNoErrors() throws Exception {
        Snapshot snapshot = Bundle.whole()
                .with(MFA + "bob.1.json", device("bob.1"))
                .with(MFA + "bob.2.error", "An error occurred (AccessDenied) x")
                .with(MFA + "dave.error.json", device("dave.error"))
                .with(MFA + "dave.error", "An error occurred (Throttling) x")
                .read();

        assertThat(snapshot.sectionsBySubject(SectionKinds.MFA_DEVICES))
                .containsKeys("bob.1", "bob.2", "dave.error", "dave");
        assertThat(snapshot.section(SectionKinds.MFA_DEVICES, "bob.1")).isInstanceOf(Section.Present.class);
        assertThat(snapshot.section(SectionKinds.MFA_DEVICES, "dave.error")).isInstanceOf(Section.Present.class);
        assertThat(snapshot.section(SectionKinds.MFA_DEVICES, "dave"))
                .isInstanceOfSatisfying(
                        Section.Unreadable.class,
                        unread -> assertThat(unread.cause()).isEqualTo(Cause.THROTTLED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list-mfa-devices|{\"MFADevices\":[{\"UserName\":\"Ann\",\"SerialNumber\":\"s\"}]}",
                "list-access-keys|{\"AccessKeyMetadata\":[{\"UserName\":\"bob\",\"AccessKeyId\":\"AKIA1\",\"Status\":\"Active\"}]}",
                "get-login-profile|{\"LoginProfile\":{\"UserName\":\"bob\"}}",
                "list-ssh-public-keys|{\"SSHPublicKeys\":[{\"UserName\":\"bob\"}]}",
                "list-signing-certificates|{\"Certificates\":[{\"UserName\":\"bob\"}]}",
                "list-service-specific-credentials|{\"ServiceSpecificCredentials\":[{\"UserName\":\"bob\"}]}"
            })
    void aFileOfOneUserThatSpeaksOfAnotherIsMalformed(String operation, String answer) throws Exception {
        Snapshot snapshot = Bundle.whole()
                .with(ACCOUNT + "/" + operation + "/ann.json", answer)
                .read();

        assertThat(snapshot.unreadable().entrySet()).anySatisfy(unread -> {
            assertThat(unread.getKey().name()).isEqualTo(operation + "/ann");
            assertThat(unread.getValue().cause()).isEqualTo(Cause.MALFORMED);
        });
    }

    @Test
    void deepNestingIsRefusedQuickly() {
        byte[] deep = new byte[50_000_000];
        Arrays.fill(deep, (byte) '[');
        byte[] start = "{\"SummaryMap\":".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, deep, 0, start.length);

        assertThat(CompletableFuture.supplyAsync(() -> {
                    try {
                        return detail(
                                Bundle.whole().with(SUMMARY + ".json", deep).read(), SectionKinds.ACCOUNT_SUMMARY);
                    } catch (UnreadableInputException impossible) {
                        throw new AssertionError(impossible);
                    }
                }))
                .succeedsWithin(Duration.ofSeconds(5))
                .asString()
                .contains("nested deeper than 200");
    }

    private static String page(String number) {
        return ACCOUNT + "/get-account-authorization-details." + number + ".json";
    }

    private static String device(String user) {
        return "{\"MFADevices\":[{\"UserName\":\"" + user + "\",\"SerialNumber\":\"GAHT1\"}]}";
    }

    @Test
    void anErrorThatPowerShellRedirectedIsRead() throws Exception {
        String text = "\uFEFF\r\nAn error occurred (AccessDenied) when calling the GetAccountSummary operation: no\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            assertUnread(
                    Bundle.whole().without(SUMMARY + ".json").with(SUMMARY + ".error", text.getBytes(charset)),
                    Cause.DENIED,
                    "GetAccountSummary");
        }
    }

    @Test
    void anErrorOfSeveralLinesIsToldFromTheLineWithItsCodeOn() throws Exception {
        assertUnread(
                Bundle.whole()
                        .without(SUMMARY + ".json")
                        .with(SUMMARY + ".error", "warning\n\nAn error occurred (500) when x: <!doctype html>\n<html>"),
                Cause.SOURCE_ERROR,
                "summary.error: An error occurred (500) when x: <!doctype html> <html>");
        assertUnread(
                Bundle.whole()
                        .without(SUMMARY + ".json")
                        .with(SUMMARY + ".error", "{\n  \"Code\": \"AccessDenied\"\n}"),
                Cause.SOURCE_ERROR,
                "summary.error: { \"Code\": \"AccessDenied\" }");
    }

    @Test
    void logFilesAreReadPackedOrNot() throws Exception {
        String records =
                "{\"Records\":[{\"eventTime\":\"2026-09-30T00:00:01Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"ListBuckets\"}]}";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(records.getBytes(StandardCharsets.UTF_8));
        }
        String file = ACCOUNT + "/cloudtrail/" + ACCOUNT + "_CloudTrail_eu-west-1_20260930T0000Z_x.json";
        Bundle bundle = Bundle.whole().with(file + ".gz", packed.toByteArray());

        assertThat(bundle.read().contentDigest())
                .isEqualTo(Bundle.whole().with(file, records).read().contentDigest())
                .isNotEqualTo(Bundle.whole().read().contentDigest());
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 20);
        assertOnlyUnread(Bundle.whole().with(file + ".gz", cut), Cause.MALFORMED, "json.gz: cannot be read");
        assertOnlyUnread(Bundle.whole().with(file + ".gz", records), Cause.MALFORMED, "json.gz: it is no gzip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ACCOUNT
                        + "/account/get-alternate-contact/SECURITY|{'AlternateContact':{'AlternateContactType':'BILLING'}}",
                ACCOUNT + "/list-ssh-public-keys/ann|{'SSHPublicKeys':[{'UserName':'bob','SSHPublicKeyId':'A'}]}",
                "organization/describe-policy/p-1|{'Policy':{'PolicySummary':{'Id':'p-2'},'Content':'{}'}}",
                "organization/identity-center/i/describe-permission-set/ps-1|{'PermissionSet':{'PermissionSetArn':'arn:aws:sso:::permissionSet/i/ps-2'}}",
                "organization/identity-center/i/list-account-assignments/" + ACCOUNT
                        + "/ps-1|{'AccountAssignments':[{'AccountId':'999988887777','PermissionSetArn':'arn:aws:sso:::permissionSet/i/ps-1','PrincipalType':'USER','PrincipalId':'u'}]}",
            })
    void aFileThatSpeaksOfAnotherThanItsNameIsMalformed(String file, String answer) throws Exception {
        assertOnlyUnread(
                Bundle.whole().with(file + ".json", answer.replace('\'', '"')), Cause.MALFORMED, "it speaks of");
    }

    private static void assertUnread(Bundle bundle, Cause cause, String part) throws UnreadableInputException {
        Snapshot snapshot = bundle.read();

        assertThat(cause(snapshot, SectionKinds.ACCOUNT_SUMMARY)).isEqualTo(cause);
        assertThat(String.valueOf(detail(snapshot, SectionKinds.ACCOUNT_SUMMARY)))
                .contains(part);
        assertThat(snapshot.section(SectionKinds.AUTHORIZATION_DETAILS)).isInstanceOf(Section.Present.class);
    }

    private static void assertOnlyUnread(Bundle bundle, Cause cause, String part) throws UnreadableInputException {
        assertThat(bundle.read().unreadable().values())
                .filteredOn(unread -> unread.cause() != Cause.NOT_COLLECTED)
                .singleElement()
                .satisfies(unread -> {
                    assertThat(unread.cause()).isEqualTo(cause);
                    assertThat(unread.detail()).contains(part);
                });
    }

    private static Cause cause(Snapshot snapshot, SectionKind<?> kind) {
        return ((Section.Unreadable<?>) snapshot.section(kind)).cause();
    }

    private static String detail(Snapshot snapshot, SectionKind<?> kind) {
        return String.valueOf(((Section.Unreadable<?>) snapshot.section(kind)).detail());
    }
}
