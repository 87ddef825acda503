package dev.muster.collector.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The wire formats themselves; that the AWS SDK reads them is what every test of the live source shows. */
class LoopbackEndpointTest {

    private static final String MEMBER = SyntheticOrganization.account(1);

    private final ServedState state = new SyntheticOrganization(3, new SyntheticMember.Size(7, 5, 4)).state();
    private final LoopbackEndpoint endpoint =
            LoopbackEndpoint.start(state, new Entrance("audit/reader", "secret-id"), 3, 0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void detailsAreCutIntoPagesAndMarkersLeadThroughAllOfThem() throws Exception {
        StringBuilder all = new StringBuilder();
        String marker = "";
        int pages = 0;
        do {
            String page = iam(
                            MEMBER,
                            "Action=GetAccountAuthorizationDetails&Filter.member.1=User&Filter.member.2=Role"
                                    + (marker.isEmpty() ? "" : "&Marker=" + marker))
                    .body();
            all.append(page);
            marker = between(page, "Marker");
            assertThat(page).contains("<IsTruncated>" + !marker.isEmpty() + "</IsTruncated>");
            pages++;
        } while (!marker.isEmpty());

        assertThat(pages).isEqualTo(4);
        assertThat(all.toString().split("<UserName>", -1)).hasSize(8);
        assertThat(all.toString().split("<RoleName>", -1)).hasSize(6);
        assertThat(all).doesNotContain("<GroupName>", "<PolicyArn>arn:aws:iam::" + MEMBER);
        assertThat(all).contains("a &amp; b &lt;user-3&gt;", "%7B%22Version%22%3A");
    }

    @Test
    void deletingWhatWasGivenLosesNothingOfTheNextPage() throws Exception {
        String first = iam(MEMBER, "Action=GetAccountAuthorizationDetails&Filter.member.1=User")
                .body();
        state.removeEntry(MEMBER + "/get-account-authorization-details.json", "UserDetailList", "UserName", "user-2");
        state.removeEntry(MEMBER + "/get-account-authorization-details.json", "UserDetailList", "UserName", "user-0");

        String second = iam(
                        MEMBER,
                        "Action=GetAccountAuthorizationDetails&Filter.member.1=User&Marker=" + between(first, "Marker"))
                .body();

        assertThat(first).contains("user-0<", "user-1<", "user-2<").doesNotContain("user-3<");
        assertThat(second).contains("user-3<", "user-4<", "user-5<").doesNotContain("user-1<", "user-2<");
    }

    @Test
    void anAccountIsEnteredByTheRightNameAndExternalIdOnly() throws Exception {
        String role = "Action=AssumeRole&RoleSessionName=s&RoleArn=arn:aws:iam::" + MEMBER + ":role/audit/reader";

        assertThat(sts(role + "&ExternalId=secret-id").body()).contains("assumed-role/reader/s");
        assertThat(sts(role + "&ExternalId=wrong").statusCode()).isEqualTo(403);
        assertThat(sts(role).body()).contains("<Code>AccessDenied</Code>");
        assertThat(sts(role + "er&ExternalId=secret-id").statusCode()).isEqualTo(403);
        assertThat(sts(role.replace(MEMBER, "999999999999") + "&ExternalId=secret-id")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aReportHasToBeAskedForUntilItIsThere() throws Exception {
        assertThat(iam(MEMBER, "Action=GetCredentialReport").body()).contains("<Code>ReportNotPresent</Code>");
        assertThat(iam(MEMBER, "Action=GenerateCredentialReport").body()).contains("<State>STARTED</State>");
        assertThat(iam(MEMBER, "Action=GetCredentialReport").body()).contains("<Code>ReportInProgress</Code>");
        assertThat(iam(MEMBER, "Action=GenerateCredentialReport").body()).contains("<State>COMPLETE</State>");
        assertThat(iam(MEMBER, "Action=GetCredentialReport").body())
                .contains(
                        "<GeneratedTime>2026-11-01T10:00:00Z</GeneratedTime>", "<ReportFormat>text/csv</ReportFormat>");
    }

    @Test
    void membersMayNotAskAboutTheOrganization() throws Exception {
        String manager = SyntheticOrganization.management();

        assertThat(json(manager, "ListAccounts", "{\"MaxResults\":2}").body())
                .contains("\"NextToken\"", "\"JoinedTimestamp\":1700000000.123");
        assertThat(json(MEMBER, "ListAccounts", "{}").body()).contains("\"__type\":\"AccessDeniedException\"");
        assertThat(json(MEMBER, "DescribeOrganization", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void theScriptDecidesWhatGoesWrongWhereAndHowOften() throws Exception {
        String other = SyntheticOrganization.account(2);
        endpoint.script()
                .on(Rule.first(1, "GetAccountSummary").of(MEMBER), Fault.throttled())
                .on(Rule.only(2, "GetAccountSummary").of(MEMBER), Fault.html())
                .on(Rule.only(3, "GetAccountSummary").of(MEMBER), new Fault.Wait(Duration.ofMillis(60)))
                .on(Rule.every("ListVirtualMFADevices"), new Fault.Drop("IsTruncated"))
                .on(Rule.every("ListAccountAliases"), new Fault.Cut(50))
                .on(Rule.every("ListServerCertificates"), new Fault.HangUp());

        assertThat(iam(MEMBER, "Action=GetAccountSummary").body()).contains("<Code>Throttling</Code>");
        assertThat(iam(other, "Action=GetAccountSummary").body()).contains("<key>Users</key><value>7</value>");
        assertThat(iam(MEMBER, "Action=GetAccountSummary").statusCode()).isEqualTo(500);
        long before = System.nanoTime();
        assertThat(iam(MEMBER, "Action=GetAccountSummary").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
        assertThat(iam(MEMBER, "Action=ListVirtualMFADevices").body()).doesNotContain("IsTruncated");
        assertThatThrownBy(() -> iam(MEMBER, "Action=ListAccountAliases")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> iam(MEMBER, "Action=ListServerCertificates")).isInstanceOf(IOException.class);
        assertThat(endpoint.count("GetAccountSummary")).isEqualTo(4);
    }

    @Test
    void namesOfOperationsAreSpeltAsTheCommandLineDoes() {
        assertThat(CommandNames.of("ListMFADevices")).isEqualTo("list-mfa-devices");
        assertThat(CommandNames.of("ListSSHPublicKeys")).isEqualTo("list-ssh-public-keys");
        assertThat(CommandNames.of("GetOpenIDConnectProvider")).isEqualTo("get-open-id-connect-provider");
        assertThat(CommandNames.of("ListSAMLProviders")).isEqualTo("list-saml-providers");
    }

    private HttpResponse<String> iam(String account, String form) throws Exception {
        return send(account, "iam", "application/x-www-form-urlencoded", "", form);
    }

    private HttpResponse<String> sts(String form) throws Exception {
        return send(SyntheticOrganization.management(), "sts", "application/x-www-form-urlencoded", "", form);
    }

    private HttpResponse<String> json(String account, String operation, String body) throws Exception {
        return send(
                account, "organizations", "application/x-amz-json-1.1", "AWSOrganizationsV20161128." + operation, body);
    }

    private HttpResponse<String> send(String account, String service, String type, String target, String body)
            throws Exception {
        Credentials credentials = endpoint.credentials(account);
        java.net.http.HttpRequest.Builder request = java.net.http.HttpRequest.newBuilder(
                        URI.create(endpoint.uri() + "/"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId() + "/20261101/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .header("X-Amz-Security-Token", credentials.sessionToken())
                .POST(BodyPublishers.ofString(body));
        if (!target.isEmpty()) {
            request.header("X-Amz-Target", target);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String between(String xml, String element) {
        Matcher matcher =
                Pattern.compile("<" + element + ">(.*?)</" + element + ">").matcher(xml);
        return matcher.find() ? matcher.group(1) : "";
    }
}
