package dev.muster.collector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.credential.ServiceSpecificCredential;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes bundles, with a stand-in for the AWS command line. */
class CollectScriptTest {

    private static final String OWN = "111122223333";
    private static final String MEMBER = "444455556666";
    private static final String CLOSED_TO_US = "777788889999";
    private static final Path SCRIPT = Path.of("../deploy/collect-with-aws-cli.sh");

    @TempDir
    Path folder;

    @BeforeEach
    void standIn() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        try (InputStream script = CollectScriptTest.class.getResourceAsStream("aws")) {
            Files.write(bin.resolve("aws"), script.readAllBytes());
        }
        assertThat(bin.resolve("aws").toFile().setExecutable(true)).isTrue();
        answer(OWN, "get-caller-identity", OWN + "\tarn:aws:iam::" + OWN + ":user/auditor\n");
        account(OWN);
    }

    @Test
    void whatIsDeniedIsRecordedAndTheRestIsCollected() throws Exception {
        answer(OWN, "list-mfa-devices/-x", devices("-x"));
        answer(OWN, "list-mfa-devices/bob.1", devices("bob.1"));
        answer(OWN, "list-mfa-devices/dave.error", devices("dave.error"));

        Run run = run();
        Snapshot snapshot = run.snapshots().get(0);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(snapshot.provenance().caller()).isEqualTo("arn:aws:iam::" + OWN + ":user/auditor");
        assertThat(snapshot.section(SectionKinds.AUTHORIZATION_DETAILS)).isInstanceOf(Section.Present.class);
        assertThat(snapshot.section(SectionKinds.PASSWORD_POLICY)).isInstanceOf(Section.Absent.class);
        assertThat(cause(snapshot, SectionKinds.ACCOUNT_SUMMARY, null)).isEqualTo(Cause.DENIED);
        for (String user : List.of("-x", "bob.1", "dave.error")) {
            assertThat(snapshot.section(SectionKinds.MFA_DEVICES, user)).isInstanceOf(Section.Present.class);
        }
        assertThat(cause(snapshot, SectionKinds.MFA_DEVICES, "never.used+odd@name.json"))
                .isEqualTo(Cause.DENIED);
        assertThat(snapshot.sectionsBySubject(SectionKinds.OIDC_PROVIDER)).containsOnlyKeys("token.example.com/id/1");
        assertThat(snapshot.warnings()).isEmpty();
    }

    @Test
    void usersWithoutADeviceOrWithAKnownOneAreNotAsked() throws Exception {
        assertThat(run().calls())
                .filteredOn(call -> call.contains("list-mfa-devices"))
                .allSatisfy(call -> assertThat(call).doesNotContain("=plain", "=virtual"))
                .hasSize(4);
    }

    @Test
    void withoutAReportEveryUserAndKeyIsAskedAndNothingThatAPolicyOnlyNames() throws Exception {
        Files.delete(folder.resolve("answers").resolve(OWN).resolve("get-credential-report"));
        answer(OWN, "list-access-keys/ann", """
                {
                    "AccessKeyMetadata": [
                        {
                            "UserName": "ann",
                            "AccessKeyId": "AKIAEXAMPLE",
                            "Status": "Active"
                        }
                    ]
                }
                """);
        answer(OWN, "get-access-key-last-used/AKIAEXAMPLE", """
                {
                    "UserName": "ann",
                    "AccessKeyLastUsed": {
                        "ServiceName": "N/A",
                        "Region": "N/A"
                    }
                }
                """);
        answer(OWN, "get-login-profile/ann.error", "\nAn error occurred (NoSuchEntity) when calling x\n");

        Run run = run();
        Snapshot snapshot = run.snapshots().get(0);

        assertThat(cause(snapshot, SectionKinds.CREDENTIAL_REPORT, null)).isEqualTo(Cause.DENIED);
        assertThat(snapshot.section(SectionKinds.LOGIN_PROFILE, "ann")).isInstanceOf(Section.Absent.class);
        assertThat(snapshot.section(SectionKinds.ACCESS_KEY_LAST_USED, "AKIAEXAMPLE"))
                .isInstanceOf(Section.Present.class);
        assertThat(run.calls()).noneMatch(call -> call.contains("evil"));
        assertThat(folder.resolve("evil.error")).doesNotExist();
    }

    @Test
    void anAnswerInPagesBecomesOneSection() throws Exception {
        String page = """
                {
                    "ServiceSpecificCredentials": [
                        {
                            "UserName": "%s",
                            "ServiceName": "codecommit.amazonaws.com"
                        }
                    ],
                    "IsTruncated": %s
                }
                """;
        answer(OWN, "list-service-specific-credentials", page.formatted("ann", "true,\n    \"Marker\": \"m1\""));
        answer(
                OWN,
                "list-service-specific-credentials.after-m1",
                page.formatted("bob.1", "true,\n    \"Marker\": \"m2\""));
        answer(OWN, "list-service-specific-credentials.after-m2", page.formatted("-x", "false"));

        assertThat(run().snapshots()
                        .get(0)
                        .section(SectionKinds.ALL_SERVICE_SPECIFIC_CREDENTIALS)
                        .data())
                .hasValueSatisfying(all -> assertThat(all)
                        .extracting(ServiceSpecificCredential::userName)
                        .containsExactlyInAnyOrder("ann", "bob.1", "-x"));
    }

    @Test
    void analyzersAreListedInTheRegionsThatAreEnabled() throws Exception {
        answer(OWN, "list-regions", """
                {
                    "Regions": [
                        {
                            "RegionName": "af-south-1",
                            "RegionOptStatus": "DISABLED"
                        },
                        {
                            "RegionName": "eu-west-1",
                            "RegionOptStatus": "ENABLED_BY_DEFAULT"
                        },
                        {
                            "RegionName": "eu-south-1",
                            "RegionOptStatus": "ENABLED"
                        }
                    ]
                }
                """);
        answer(OWN, "list-analyzers/eu-west-1", "{\"analyzers\": []}");

        Snapshot snapshot = run().snapshots().get(0);

        assertThat(snapshot.sectionsBySubject(SectionKinds.ANALYZERS)).containsOnlyKeys("eu-south-1", "eu-west-1");
        assertThat(snapshot.section(SectionKinds.ANALYZERS, "eu-west-1")).isInstanceOf(Section.Present.class);
        assertThat(cause(snapshot, SectionKinds.ANALYZERS, "eu-south-1")).isEqualTo(Cause.DENIED);
    }

    @Test
    void everyActiveAccountOfTheOrganizationIsEnteredAndTheReasonKeptWhereThatFails() throws Exception {
        account(MEMBER);
        answer(OWN, "list-accounts.text", OWN + "\t" + MEMBER + "\t" + CLOSED_TO_US + "\n");
        answer(OWN, "describe-organization", "{\"Organization\": {\"Id\": \"o-example\"}}");
        answer(
                OWN,
                "assume-role/arn:aws:iam::" + MEMBER + ":role_audit_muster",
                MEMBER + "\tsecret-key\tsecret-token\n");

        Run run = run("--organization", "--role-name", "audit/muster", "--external-id", "x y");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.snapshots()).extracting(Snapshot::account).containsExactly(OWN, MEMBER, CLOSED_TO_US);
        assertThat(run.snapshots().get(1).provenance().caller())
                .isEqualTo("arn:aws:sts::" + MEMBER + ":assumed-role/muster/muster-collect");
        Snapshot closed = run.snapshots().get(2);
        assertThat(cause(closed, SectionKinds.AUTHORIZATION_DETAILS, null)).isEqualTo(Cause.DENIED);
        assertThat(closed.section(SectionKinds.ORGANIZATION)).isInstanceOf(Section.Present.class);
        assertThat(run.calls())
                .anyMatch(call -> call.endsWith("--external-id=x y --output text --query"
                        + " Credentials.[AccessKeyId, SecretAccessKey, SessionToken]"));
        assertThat(run.said()).doesNotContain("secret-");
        assertThat(run.everythingWritten()).noneMatch(text -> text.contains("secret-"));
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("out")).resolve("mine"), "x");

        assertThat(run().exit()).isEqualTo(2);
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/mine");
    }

    private void account(String account) throws IOException {
        String arn = "arn:aws:iam::" + account;
        answer(account, "get-account-authorization-details", """
                {
                    "UserDetailList": [
                        {
                            "UserName": "ann",
                            "Arn": "ARN:user/ann",
                            "UserPolicyList": [
                                {
                                    "PolicyName": "p",
                                    "PolicyDocument": {
                                        "UserName": "../../../evil"
                                    }
                                }
                            ]
                        }
                    ]
                }
                """.replace("ARN", arn));
        StringBuilder report = new StringBuilder("user,arn,mfa_active\r\n");
        report.append("<root_account>,").append(arn).append(":root,true\r\n");
        for (String user : List.of("-x", "bob.1", "dave.error", "never.used+odd@name.json", "virtual")) {
            report.append("\"%s\",%s:user/%s,TRUE\r\n".formatted(user, arn, user));
        }
        report.append("plain,%s:user/plain,false".formatted(arn));
        answer(
                account,
                "get-credential-report",
                "{\n    \"Content\": \""
                        + Base64.getEncoder().encodeToString(report.toString().getBytes(StandardCharsets.UTF_8))
                        + "\",\n    \"ReportFormat\": \"text/csv\"\n}\n");
        answer(account, "generate-credential-report", "COMPLETE\n");
        answer(account, "get-account-password-policy.error", "\nAn error occurred (NoSuchEntity) when calling x\n");
        answer(account, "list-virtual-mfa-devices", """
                {
                    "VirtualMFADevices": [
                        {
                            "SerialNumber": "ARN:mfa/virtual",
                            "User": {
                                "UserName": "virtual",
                                "Arn": "ARN:user/virtual"
                            }
                        }
                    ]
                }
                """.replace("ARN", arn));
        answer(account, "list-open-id-connect-providers", """
                {
                    "OpenIDConnectProviderList": [
                        {
                            "Arn": "ARN:oidc-provider/token.example.com/id/1"
                        }
                    ]
                }
                """.replace("ARN", arn));
        answer(
                account,
                "get-open-id-connect-provider/" + arn + ":oidc-provider_token.example.com_id_1",
                "{\"Url\": \"token.example.com/id/1\"}");
    }

    private static String devices(String user) {
        return "{\"MFADevices\": [{\"UserName\": \"" + user + "\", \"SerialNumber\": \"GAHT12345678\"}]}";
    }

    private void answer(String account, String call, String text) throws IOException {
        Path file = folder.resolve("answers").resolve(account).resolve(call);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh", SCRIPT.toString(), "--output", folder.resolve("out").toString()));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("AWS_ACCESS_KEY_ID", OWN);
        environment.put("MUSTER_TEST_ANSWERS", folder.resolve("answers").toString());
        environment.put("MUSTER_TEST_CALLS", folder.resolve("calls").toString());
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), folder);
    }

    private static Cause cause(Snapshot snapshot, SectionKind<?> kind, @Nullable String subject) {
        Section<?> section = subject == null ? snapshot.section(kind) : snapshot.section(kind, subject);
        return ((Section.Unreadable<?>) section).cause();
    }

    private record Run(int exit, Path folder) {

        List<Snapshot> snapshots() throws UnreadableInputException {
            return FileSource.read(folder.resolve("out"), TimeOptions.known(null, Instant.now()))
                    .snapshots();
        }

        List<String> calls() throws IOException {
            return Files.readAllLines(folder.resolve("calls"));
        }

        String said() throws IOException {
            return Files.readString(folder.resolve("said"));
        }

        List<String> everythingWritten() throws IOException {
            List<String> texts = new ArrayList<>();
            try (var files = Files.walk(folder.resolve("out"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.add(Files.readString(file));
                }
            }
            return texts;
        }
    }
}
