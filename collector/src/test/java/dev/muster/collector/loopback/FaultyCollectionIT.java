package dev.muster.collector.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.collector.live.AccountResult;
import dev.muster.collector.live.CollectionFailedException;
import dev.muster.collector.live.RoleEntry;
import dev.muster.collector.live.Scope;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.json.Digest;
import dev.muster.iam.snapshot.CollectionCall;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.SnapshotStatus;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The live source against an endpoint that does not behave: what failed is said to have, and nothing else is touched. */
class FaultyCollectionIT {

    private static final String ACCOUNT = SyntheticOrganization.account(1);
    private static final String DETAILS = "get-account-authorization-details";

    private final ServedState state = new SyntheticOrganization(3, new SyntheticMember.Size(6, 4, 4)).state();
    private final LoopbackEndpoint endpoint = start(state);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GetAccountAuthorizationDetails, get-account-authorization-details",
        "GetCredentialReport, get-credential-report",
        "GetAccountSummary, get-account-summary",
        "GetAccountPasswordPolicy, get-account-password-policy",
        "ListAccountAliases, list-account-aliases",
        "ListVirtualMFADevices, list-virtual-mfa-devices",
        "ListServerCertificates, list-server-certificates",
        "ListSAMLProviders, list-saml-providers",
        "ListOpenIDConnectProviders, list-open-id-connect-providers",
        "GetOpenIDConnectProvider, get-open-id-connect-provider/token.example.com",
        "ListServiceSpecificCredentials, list-service-specific-credentials",
        "ListRegions, account/list-regions",
        "GetAlternateContact, account/get-alternate-contact/SECURITY",
    })
    void aDeniedCallIsOneUnreadableSection(String operation, String section) throws Exception {
        endpoint.script().on(Rule.every(operation), Fault.denied());

        LiveReading live = LiveReading.account(endpoint, ACCOUNT);

        assertThat(live.unread(ACCOUNT)).containsOnly(Map.entry(section, "denied"));
        assertThat(live.snapshot(ACCOUNT).provenance().calls())
                .filteredOn(call -> call.operation().equals(operation))
                .allSatisfy(call -> {
                    assertThat(call.outcome()).isEqualTo("denied");
                    assertThat(call.error()).startsWith("AccessDenied");
                    assertThat(call.requestId()).isNotBlank();
                    assertThat(call.attempts()).isEqualTo(1);
                });
    }

    @Test
    void whatIsAskedPerUserOrRegionIsDeniedForEachOfThem() throws Exception {
        endpoint.script()
                .on(Rule.every("ListMFADevices"), Fault.denied())
                .on(Rule.every("ListAnalyzers"), Fault.denied());

        assertThat(LiveReading.account(endpoint, ACCOUNT).unread(ACCOUNT))
                .isEqualTo(Map.of(
                        "list-mfa-devices/user-1", "denied",
                        "list-mfa-devices/user-4", "denied",
                        "accessanalyzer/list-analyzers/us-east-1", "denied",
                        "accessanalyzer/list-analyzers/eu-central-1", "denied"));
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeOrganization, organization/describe-organization",
        "ListRoots, organization/list-roots",
        "ListDelegatedAdministrators, organization/list-delegated-administrators",
        "ListOrganizationsFeatures, organization/list-organizations-features",
        "ListPolicies, organization/list-policies/SERVICE_CONTROL_POLICY organization/list-policies/RESOURCE_CONTROL_POLICY",
        "DescribePolicy, organization/describe-policy/p-denyroot1 organization/describe-policy/p-perimeter",
        "ListTargetsForPolicy, organization/list-targets-for-policy/p-denyroot1 organization/list-targets-for-policy/p-perimeter",
        "ListParents, organization/list-parents/200000000000 organization/list-parents/200000000001 organization/list-parents/200000000002",
        "ListInstances, organization/identity-center/list-instances",
        "ListPermissionSets, organization/identity-center/ssoins-1111111111111111/list-permission-sets",
        "ListUsers, organization/identity-center/ssoins-1111111111111111/list-users",
        "ListGroups, organization/identity-center/ssoins-1111111111111111/list-groups",
    })
    void aDeniedCallOfTheOrganizationIsUnreadableInEachAccount(String operation, String sections) throws Exception {
        SortedMap<String, String> before = LiveReading.organization(endpoint).unread(ACCOUNT);
        endpoint.script().on(Rule.every(operation), Fault.denied());

        LiveReading live = LiveReading.organization(endpoint);

        for (int number = 0; number < 3; number++) {
            SortedMap<String, String> unread = live.unread(SyntheticOrganization.account(number));
            assertThat(unread)
                    .containsAllEntriesOf(Stream.of(sections.split(" "))
                            .collect(Collectors.toMap(section -> section, section -> "denied")));
            unread.keySet().removeAll(before.keySet());
            assertThat(unread).hasSize(sections.split(" ").length);
        }
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.of("throttling", Fault.throttled()),
                Arguments.of("service unavailable", Fault.unavailable()),
                Arguments.of("an error page", Fault.html()),
                Arguments.of("a connection that ends", new Fault.HangUp()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void whatPassesIsRepeatedAndLeavesNoTrace(String name, Fault fault) throws Exception {
        Digest undisturbed =
                LiveReading.account(endpoint, ACCOUNT).snapshot(ACCOUNT).contentDigest();
        for (String operation : new String[] {
            "GetAccountAuthorizationDetails",
            "GetAccountSummary",
            "ListVirtualMFADevices",
            "ListMFADevices",
            "ListAnalyzers"
        }) {
            endpoint.script().on(Rule.first(2, operation), fault);
        }

        Snapshot snapshot = LiveReading.account(endpoint, ACCOUNT).snapshot(ACCOUNT);

        assertThat(snapshot.contentDigest()).isEqualTo(undisturbed);
        assertThat(snapshot.provenance().calls())
                .filteredOn(call -> call.operation().equals("GetAccountSummary"))
                .extracting(CollectionCall::attempts)
                .containsExactly(3);
    }

    static Stream<Arguments> lasting() {
        return Stream.of(
                Arguments.of("throttling", Fault.throttled(), "throttled"),
                Arguments.of("service unavailable", Fault.unavailable(), "source_error"),
                Arguments.of("an error page", Fault.html(), "source_error"),
                Arguments.of("a page where a success should be", Fault.htmlPage(), "source_error"),
                Arguments.of("an answer cut in half", new Fault.Cut(50), "source_error"),
                Arguments.of("a connection that ends", new Fault.HangUp(), "source_error"),
                Arguments.of("an answer that takes too long", new Fault.Wait(Duration.ofMillis(2500)), "source_error"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lasting")
    void whatLastsIsAnUnreadableSectionAndTheRestIsRead(String name, Fault fault, String cause) throws Exception {
        endpoint.script().on(Rule.every("GetAlternateContact"), fault);

        LiveReading live = LiveReading.account(endpoint, ACCOUNT);

        assertThat(live.unread(ACCOUNT)).containsOnly(Map.entry("account/get-alternate-contact/SECURITY", cause));
        assertThat(live.snapshot(ACCOUNT).status()).isEqualTo(SnapshotStatus.COMPLETE);
    }

    static Stream<Fault> spoilt() {
        return Stream.of(Fault.htmlPage(), new Fault.Cut(50), new Fault.Cut(95), new Fault.Cut(0));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void aCoreSectionWhoseAnswerIsSpoiltMakesTheSnapshotIncomplete(Fault fault) throws Exception {
        endpoint.script().on(Rule.every("GetAccountSummary"), fault);

        LiveReading live = LiveReading.account(endpoint, ACCOUNT);

        assertThat(live.unread(ACCOUNT)).containsOnly(Map.entry("get-account-summary", "source_error"));
        assertThat(live.snapshot(ACCOUNT).status()).isEqualTo(SnapshotStatus.INCOMPLETE);
    }

    @Test
    void xmlFromAServiceThatSpeaksJsonIsASourceError() throws Exception {
        endpoint.script().on(Rule.every("ListRoots"), Fault.xml()).on(Rule.every("ListAnalyzers"), Fault.xml());

        LiveReading live = LiveReading.organization(endpoint);

        assertThat(live.unread(ACCOUNT))
                .containsEntry("organization/list-roots", "source_error")
                .containsEntry("accessanalyzer/list-analyzers/us-east-1", "source_error");
    }

    @Test
    void listsThatDoNotSayWhetherTheyEndAreReadByTheirMarkers() throws Exception {
        Digest whole = LiveReading.account(endpoint, ACCOUNT).snapshot(ACCOUNT).contentDigest();
        try (LoopbackEndpoint small = LoopbackEndpoint.start(state, LiveReading.ENTRANCE, 2, 0)) {
            small.completeReportsAfter(1);
            small.script().on(Rule.everyCall(), new Fault.Drop("IsTruncated"));

            assertThat(LiveReading.account(small, ACCOUNT).snapshot(ACCOUNT).contentDigest())
                    .isEqualTo(whole);
        }
    }

    @Test
    void aListThatGoesOnWithoutSayingWhereIsTruncated() throws Exception {
        try (LoopbackEndpoint small = LoopbackEndpoint.start(state, LiveReading.ENTRANCE, 2, 0)) {
            small.completeReportsAfter(1);
            small.script().on(Rule.every("ListVirtualMFADevices"), new Fault.Drop("Marker"));
            state.put(ACCOUNT + "/list-virtual-mfa-devices.json", virtualDevices("user-0", "user-3", "user-9"));

            assertThat(LiveReading.account(small, ACCOUNT).unread(ACCOUNT))
                    .containsOnly(Map.entry("list-virtual-mfa-devices", "truncated"));
        }
    }

    @Test
    void entitiesThatTheSummaryCountsAndTheDetailsLackMakeTheDetailsTruncated() throws Exception {
        state.put(ACCOUNT + "/get-account-summary.json", "{\"SummaryMap\":{\"Users\":7,\"Groups\":4,\"Roles\":4}}");

        LiveReading live = LiveReading.account(endpoint, ACCOUNT);

        assertThat(live.unread(ACCOUNT)).containsOnly(Map.entry(DETAILS, "truncated"));
        assertThat(endpoint.count("GetAccountAuthorizationDetails"))
                .as("read once more before")
                .isEqualTo(2);
    }

    @Test
    void aUserMadeBetweenDetailsAndSummaryIsThereAtTheSecondReading() throws Exception {
        endpoint.script()
                .on(
                        Rule.only(1, "GetAccountSummary"),
                        new Fault.Change(
                                () -> new SyntheticMember(ACCOUNT, new SyntheticMember.Size(7, 4, 4)).write(state)));

        LiveReading live = LiveReading.account(endpoint, ACCOUNT);

        assertThat(live.unread(ACCOUNT)).isEmpty();
        assertThat(users(live)).isEqualTo(7);
    }

    @Test
    void aUserDeletedBetweenTwoPagesLosesNobodyElse() throws Exception {
        try (LoopbackEndpoint small = LoopbackEndpoint.start(state, LiveReading.ENTRANCE, 2, 0)) {
            small.completeReportsAfter(1);
            small.script().on(Rule.only(2, "GetAccountAuthorizationDetails"), new Fault.Change(() -> {
                state.removeEntry(ACCOUNT + "/" + DETAILS + ".json", "UserDetailList", "UserName", "user-0");
                state.removeEntry(ACCOUNT + "/" + DETAILS + ".json", "UserDetailList", "UserName", "user-4");
                state.put(
                        ACCOUNT + "/get-account-summary.json",
                        "{\"SummaryMap\":{\"Users\":4,\"Groups\":4,\"Roles\":4,\"Policies\":4}}");
            }));

            LiveReading live = LiveReading.account(small, ACCOUNT);

            assertThat(users(live)).as("user-0 was read before").isEqualTo(5);
            assertThat(live.unread(ACCOUNT))
                    .as("the report still names user-4, who is gone")
                    .containsOnly(Map.entry("list-mfa-devices/user-4", "source_error"));
        }
    }

    @Test
    void aReportInTheMakingIsWaitedFor() throws Exception {
        endpoint.completeReportsAfter(3);

        LiveReading live = LiveReading.account(endpoint, ACCOUNT);

        assertThat(live.unread(ACCOUNT)).isEmpty();
        assertThat(endpoint.count("GenerateCredentialReport")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"ReportInProgress, 404", "ReportNotPresent, 410", "ReportExpired, 410"})
    void aReportThatIsNotThereAfterAllIsMadeOnceMore(String code, int status) throws Exception {
        endpoint.script().on(Rule.first(1, "GetCredentialReport"), new Fault.Refuse(status, code, "not there"));

        assertThat(LiveReading.account(endpoint, ACCOUNT).unread(ACCOUNT)).isEmpty();
        assertThat(endpoint.count("GenerateCredentialReport")).isEqualTo(2);
    }

    @Test
    void withoutAReportEveryUserIsAsked() throws Exception {
        endpoint.script().on(Rule.every("GenerateCredentialReport"), Fault.denied());
        endpoint.script().on(Rule.every("GetCredentialReport"), Fault.denied());

        LiveReading live = LiveReading.account(endpoint, ACCOUNT);

        assertThat(live.unread(ACCOUNT)).containsOnly(Map.entry("get-credential-report", "denied"));
        assertThat(endpoint.count("ListMFADevices")).isEqualTo(6);
        assertThat(endpoint.count("ListAccessKeys")).isEqualTo(6);
        assertThat(endpoint.count("GetLoginProfile")).isEqualTo(6);
    }

    @Test
    void noPasswordPolicyIsAbsentAndNoContactToo() throws Exception {
        state.remove(ACCOUNT + "/get-account-password-policy.json");
        state.remove(ACCOUNT + "/account/get-alternate-contact/SECURITY.json");

        Snapshot snapshot = LiveReading.account(endpoint, ACCOUNT).snapshot(ACCOUNT);

        assertThat(snapshot.section(SectionKinds.PASSWORD_POLICY)).isInstanceOf(Section.Absent.class);
        assertThat(snapshot.section(SectionKinds.ALTERNATE_CONTACT, "SECURITY")).isInstanceOf(Section.Absent.class);
        assertThat(snapshot.status()).isEqualTo(SnapshotStatus.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({"audit/nobody, loopback-external-id", "audit/reader, wrong-external-id", "audit/reader,"})
    void aRoleThatCannotBeAssumedIsSaidForEachAccountAndTheOwnOneIsRead(String role, String externalId)
            throws Exception {
        LiveReading live = LiveReading.of(
                endpoint.credentials(SyntheticOrganization.management()),
                LiveReading.request(
                        endpoint.uri(),
                        new Scope.Organization(),
                        new RoleEntry(role, externalId, "test"),
                        LiveReading.IMPATIENT));

        assertThat(live.collected(SyntheticOrganization.management()).problem()).isNull();
        AccountResult.Collected refused = live.collected(ACCOUNT);
        assertThat(refused.problem())
                .contains("AccessDenied", "there is no role `arn:aws:iam::" + ACCOUNT + ":role/" + role + "`")
                .contains(externalId == null ? "without an external id" : "with this external id");
        assertThat(refused.snapshot().section(SectionKinds.AUTHORIZATION_DETAILS))
                .isInstanceOf(Section.Unreadable.class);
        assertThat(refused.files()).containsKey(ACCOUNT + "/assume-role.error");
    }

    @Test
    void anAccountClosedDuringTheCollectionIsReadAsFarAsItWent() throws Exception {
        endpoint.script()
                .on(
                        Rule.every("GetAccountSummary").of(ACCOUNT),
                        new Fault.Refuse(403, "AccessDenied", "the account is closed"))
                .on(
                        Rule.every("ListVirtualMFADevices").of(ACCOUNT),
                        new Fault.Refuse(403, "InvalidClientTokenId", "The security token is invalid"));

        LiveReading live = LiveReading.organization(endpoint);

        assertThat(live.unread(ACCOUNT))
                .containsEntry("get-account-summary", "denied")
                .containsEntry("list-virtual-mfa-devices", "source_error");
        assertThat(live.collected(SyntheticOrganization.account(2)).problem()).isNull();
        assertThat(live.snapshot(SyntheticOrganization.account(2)).status()).isEqualTo(SnapshotStatus.COMPLETE);
    }

    @Test
    void expiredCredentialsAndAWrongClockAreSaidAtOnce() {
        endpoint.script().on(Rule.first(1, "GetCallerIdentity"), Fault.expiredToken());
        assertThatThrownBy(() -> LiveReading.account(endpoint, ACCOUNT))
                .isInstanceOf(CollectionFailedException.class)
                .hasMessageContaining("ExpiredToken")
                .hasMessageEndingWith("the credentials have expired: sign in again");

        endpoint.script().clear();
        endpoint.script().on(Rule.every("GetCallerIdentity"), Fault.clockSkew());
        assertThatThrownBy(() -> LiveReading.account(endpoint, ACCOUNT))
                .isInstanceOf(CollectionFailedException.class)
                .hasMessageContaining("set the clock of this machine");
    }

    @Test
    void unknownCredentialsAndAnEndpointThatDoesNotAnswerAreSaidAtOnce() {
        assertThatThrownBy(() -> LiveReading.of(
                        new Credentials("ASIAUNKNOWN", "secret", "token"),
                        LiveReading.request(endpoint.uri(), new Scope.Own(), null, LiveReading.IMPATIENT)))
                .isInstanceOf(CollectionFailedException.class)
                .hasMessageContaining("InvalidClientTokenId");

        URI closed = endpoint.uri();
        endpoint.close();
        assertThatThrownBy(() -> LiveReading.of(
                        new Credentials("ASIAUNKNOWN", "secret", "token"),
                        LiveReading.request(closed, new Scope.Own(), null, LiveReading.IMPATIENT)))
                .isInstanceOf(CollectionFailedException.class)
                .hasMessageContaining("does not answer");
    }

    private int users(LiveReading live) {
        Section<AuthorizationDetails> details = live.snapshot(ACCOUNT).section(SectionKinds.AUTHORIZATION_DETAILS);
        return ((Section.Present<AuthorizationDetails>) details).value().users().size();
    }

    private static LoopbackEndpoint start(ServedState state) {
        LoopbackEndpoint started = LoopbackEndpoint.start(state, LiveReading.ENTRANCE);
        started.completeReportsAfter(1);
        return started;
    }

    private static String virtualDevices(String... users) {
        StringBuilder devices = new StringBuilder();
        for (String user : users) {
            devices.append(devices.isEmpty() ? "" : ",").append("""
                    {"SerialNumber":"arn:aws:iam::%1$s:mfa/%2$s","User":{"UserName":"%2$s","Arn":"arn:aws:iam::%1$s:user/%2$s"}}
                    """.formatted(ACCOUNT, user));
        }
        return "{\"VirtualMFADevices\":[" + devices + "]}";
    }
}
