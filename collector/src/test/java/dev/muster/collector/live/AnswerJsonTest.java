package dev.muster.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.json.JsonReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

class AnswerJsonTest {

    private static final String DOCUMENT = "{\"Version\": \"2012-10-17\",\n \"Statement\": [{\"Effect\": \"Allow\", "
            + "\"Action\": \"s3:Get+*\", \"Resource\": \"*\", \"Condition\": {\"NumericLessThan\": {\"x\": 1.50}}}]}";

    @Test
    void membersAreCalledAsAwsCallsThemAndTimesAreInIso8601() {
        assertThat(json(RoleDetail.builder()
                        .roleName("audit")
                        .createDate(Instant.parse("2026-01-02T03:04:05Z"))
                        .build()))
                .isEqualTo("""
                        {
                            "RoleName": "audit",
                            "CreateDate": "2026-01-02T03:04:05Z"
                        }
                        """);
        assertThat(json(ListAnalyzersResponse.builder()
                        .analyzers(AnalyzerSummary.builder()
                                .arn("arn:x")
                                .type("ACCOUNT")
                                .build())
                        .build()))
                .contains("\"analyzers\": [", "\"arn\": \"arn:x\"", "\"type\": \"ACCOUNT\"");
    }

    @Test
    void numbersByNameAreAnObjectAndBytesAreBase64() {
        assertThat(json(GetAccountSummaryResponse.builder()
                        .summaryMapWithStrings(Map.of("Users", 7))
                        .build()))
                .contains("\"SummaryMap\": {\n        \"Users\": 7\n    }");
        assertThat(json(GetCredentialReportResponse.builder()
                        .content(SdkBytes.fromUtf8String("user,arn"))
                        .build()))
                .contains("\"Content\": \"dXNlcixhcm4=\"");
    }

    @Test
    void whatTheAnswerDidNotHoldIsMissingAndAnEmptyListIsAList() {
        assertThat(json(ListAccountAliasesResponse.builder()
                        .accountAliases(List.of())
                        .build()))
                .isEqualTo("{\n    \"AccountAliases\": []\n}\n");
        assertThat(AnswerJson.isEmpty(ListAccountAliasesResponse.builder().build()))
                .isTrue();
        assertThat(AnswerJson.isEmpty(
                        ListAccountAliasesResponse.builder().isTruncated(false).build()))
                .isFalse();
    }

    @Test
    void policyDocumentsStandLetterForLetterAsJson() {
        String json = json(PolicyDetail.builder()
                .policyName("p")
                .policyDocument(encoded(DOCUMENT))
                .build());

        assertThat(json).contains("\"PolicyDocument\": " + DOCUMENT);
        assertThat(JsonReader.parse(json)).isNotNull();
    }

    @Test
    void aMemberThatADocumentHasTwiceStaysVisible() {
        String twice =
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

        assertThat(json(PolicyDetail.builder().policyDocument(encoded(twice)).build()))
                .contains(twice);
    }

    @Test
    void whatIsNoJsonObjectStaysAsItWasSent() {
        for (String wrong : List.of("not json", "{\"a\":1}, \"Other\": {\"b\":2}", "[]", "\"text\"", "{\"a\":", "")) {
            assertThat(json(PolicyDetail.builder()
                            .policyDocument(encoded(wrong))
                            .build()))
                    .as(wrong)
                    .isEqualTo("{\n    \"PolicyDocument\": \"" + encoded(wrong) + "\"\n}\n");
        }
        assertThat(json(PolicyDetail.builder().policyDocument("%ff%fe{").build()))
                .contains("\"%ff%fe{\"");
    }

    @Test
    void seedsAndQrCodesOfDevicesAreNotWritten() {
        String json = json(ListVirtualMfaDevicesResponse.builder()
                .virtualMFADevices(VirtualMFADevice.builder()
                        .serialNumber("arn:aws:iam::111122223333:mfa/ann")
                        .base32StringSeed(SdkBytes.fromUtf8String("SEED"))
                        .qrCodePNG(SdkBytes.fromUtf8String("PICTURE"))
                        .build())
                .build());

        assertThat(json).contains("mfa/ann").doesNotContain("Base32StringSeed").doesNotContain("QRCodePNG");
    }

    @Test
    void namesThatSteerATerminalAreEscaped() {
        assertThat(json(RoleDetail.builder().roleName("a\u001b[2Jb\"c").build()))
                .contains("\"a\\u001b[2Jb\\\"c\"");
    }

    private static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String json(SdkPojo answer) {
        return new String(AnswerJson.of(answer), StandardCharsets.UTF_8);
    }
}
