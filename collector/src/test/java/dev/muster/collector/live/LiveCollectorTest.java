package dev.muster.collector.live;

import static dev.muster.collector.live.LiveAccount.MANAGEMENT;
import static dev.muster.collector.live.LiveAccount.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.MemoryTree;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.loopback.Fault;
import dev.muster.collector.loopback.Rule;
import dev.muster.iam.credential.VirtualMfaDevice;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.CollectionCall;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.SnapshotStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One account against the loopback endpoint. */
class LiveCollectorTest {

    private final LiveAccount live = new LiveAccount(50, 100, 40);

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void theSameStateFromFilesHasTheSameDigest() throws Exception {
        AccountResult.Collected collected = live.collect();
        Snapshot snapshot = collected.snapshot();
        Snapshot files = FileSource.read(new MemoryTree(collected.files()), TimeOptions.known(null, Instant.now()))
                .snapshots()
                .get(0);

        assertThat(snapshot.status()).isEqualTo(SnapshotStatus.COMPLETE);
        assertThat(snapshot.unreadable()).isEmpty();
        assertThat(snapshot.contentDigest()).isEqualTo(files.contentDigest());
        assertThat(snapshot.contentDigest()).isEqualTo(live.served().contentDigest());
        assertThat(snapshot.provenance().origin()).isEqualTo(Origin.LIVE);
        assertThat(snapshot.provenance().caller()).isEqualTo("arn:aws:sts::" + MANAGEMENT + ":assumed-role/entry/test");
    }

    @Test
    void anAccountCostsAtMostSixtyCallsAndTheyAreCounted() throws Exception {
        live.servesRegions(17);

        Snapshot snapshot = live.collect().snapshot();

        assertThat(live.endpoint().calls()).hasSizeLessThanOrEqualTo(60);
        assertThat(snapshot.provenance().calls()).hasSameSizeAs(live.endpoint().calls());
        Map<String, Long> perOperation = snapshot.provenance().calls().stream()
                .collect(Collectors.groupingBy(CollectionCall::operation, Collectors.counting()));
        assertThat(perOperation).containsEntry("ListAnalyzers", 17L).containsEntry("ListMFADevices", 17L);
    }

    @Test
    void smallPagesGiveTheSameDigest() throws Exception {
        try (LiveAccount paged = new LiveAccount(50, 100, 40, 7)) {
            assertThat(paged.collect().snapshot().contentDigest())
                    .isEqualTo(live.collect().snapshot().contentDigest());
        }
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
        "ListServiceSpecificCredentials, list-service-specific-credentials",
        "ListSAMLProviders, list-saml-providers",
        "ListOpenIDConnectProviders, list-open-id-connect-providers",
        "ListRegions, account/list-regions",
        "GetAlternateContact, account/get-alternate-contact/SECURITY"
    })
    void whatIsDeniedIsUnreadableAndNothingElseIs(String operation, String section) throws Exception {
        live.endpoint().script().on(Rule.every(operation), Fault.denied());

        Snapshot snapshot = live.collect().snapshot();

        assertThat(LiveAccount.causes(snapshot)).containsEntry(section, Cause.DENIED);
        assertThat(LiveAccount.causes(snapshot)).doesNotContainValue(Cause.SOURCE_ERROR);
        assertThat(snapshot.provenance().calls())
                .filteredOn(call -> call.operation().equals(operation))
                .isNotEmpty()
                .allSatisfy(call -> {
                    assertThat(call.outcome()).isEqualTo("denied");
                    assertThat(call.error()).isEqualTo("AccessDenied");
                    assertThat(call.requestId()).isNotEmpty();
                });
    }

    @Test
    void withoutAReportEveryUserIsAsked() throws Exception {
        live.endpoint().script().on(Rule.every("GenerateCredentialReport"), Fault.denied());
        live.endpoint().script().on(Rule.every("GetCredentialReport"), Fault.denied());

        Snapshot snapshot = live.collect().snapshot();

        assertThat(snapshot.sectionsBySubject(SectionKinds.MFA_DEVICES)).hasSize(50);
        assertThat(snapshot.sectionsBySubject(SectionKinds.LOGIN_PROFILE)).hasSize(50);
        assertThat(snapshot.section(SectionKinds.CREDENTIAL_REPORT))
                .isInstanceOfSatisfying(Section.Unreadable.class, unread -> {
                    assertThat(unread.cause()).isEqualTo(Cause.DENIED);
                    assertThat(unread.detail()).contains("GenerateCredentialReport");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "page", "cut", "hangup", "foreign"})
    void whatCannotBeParsedIsASourceError(String kind) throws Exception {
        Fault fault = Map.<String, Fault>of(
                        "html", Fault.html(),
                        "page", Fault.htmlPage(),
                        "cut", new Fault.Cut(60),
                        "hangup", new Fault.HangUp(),
                        "foreign", Fault.xml())
                .get(kind);
        for (String operation : List.of("ListAccountAliases", "GetAccountSummary", "ListRegions", "ListAnalyzers")) {
            live.endpoint().script().on(Rule.every(operation), fault);
        }

        Snapshot snapshot = live.collect().snapshot();

        assertThat(LiveAccount.causes(snapshot))
                .containsEntry("list-account-aliases", Cause.SOURCE_ERROR)
                .containsEntry("get-account-summary", Cause.SOURCE_ERROR)
                .containsEntry("account/list-regions", Cause.SOURCE_ERROR);
    }

    @Test
    void anAnswerWithNothingInItsMembersDoesNotEndTheAccount() throws Exception {
        live.state().put(LiveAccount.MANAGEMENT + "/account/list-regions.json", "{\"Regions\":[{}]}");
        live.endpoint().script().on(Rule.every("GetAccountSummary"), new Fault.Drop("SummaryMap"));

        Snapshot snapshot = live.collect().snapshot();

        assertThat(LiveAccount.causes(snapshot))
                .containsOnly(
                        Map.entry("account/list-regions", Cause.MALFORMED),
                        Map.entry("get-account-summary", Cause.SOURCE_ERROR));
    }

    @Test
    void aMissingTruncationFlagIsTheLastPageAsForTheCommandLine() throws Exception {
        live.endpoint().script().on(Rule.every("ListAccountAliases"), new Fault.Drop("IsTruncated"));

        assertThat(live.collect().snapshot().unreadable()).isEmpty();
    }

    @Test
    void aListThatTheAnswerLacksIsUnreadableAndNotEmpty() throws Exception {
        live.endpoint().script().on(Rule.every("ListVirtualMFADevices"), new Fault.Drop("VirtualMFADevices"));

        Section<List<VirtualMfaDevice>> devices = live.collect().snapshot().section(SectionKinds.VIRTUAL_MFA_DEVICES);

        assertThat(devices).isInstanceOf(Section.Unreadable.class);
    }

    @Test
    void aBurstOfThrottlingIsSatOut() throws Exception {
        live.endpoint().script().on(Rule.first(4, "GetAccountAuthorizationDetails"), Fault.throttled());
        live.endpoint().script().on(Rule.first(2, "GetAccountSummary"), Fault.unavailable());

        Snapshot snapshot = live.collect().snapshot();

        assertThat(snapshot.unreadable()).isEmpty();
        assertThat(snapshot.provenance().calls())
                .filteredOn(call -> call.operation().equals("GetAccountSummary"))
                .extracting(CollectionCall::attempts)
                .containsExactly(3);
        assertThat(live.meter().status().throttles()).isEqualTo(4);
    }

    @Test
    void throttlingWithoutEndIsThrottled() throws Exception {
        live.endpoint().script().on(Rule.every("ListAccountAliases"), Fault.throttled());

        assertThat(LiveAccount.causes(live.collect().snapshot()))
                .containsEntry("list-account-aliases", Cause.THROTTLED);
    }

    @Test
    void fewerUsersThanTheSummaryCountsAreReadOnceMoreAndThenTruncated() throws Exception {
        live.servesSummaryOf(51);

        Snapshot snapshot = live.collect().snapshot();

        assertThat(LiveAccount.causes(snapshot)).containsEntry("get-account-authorization-details", Cause.TRUNCATED);
        assertThat(live.endpoint().count("GetAccountSummary")).isEqualTo(2);
    }

    @Test
    void aUserDeletedBetweenTheCallsIsNoMismatchWhenReadAgain() throws Exception {
        live.endpoint()
                .script()
                .on(Rule.only(1, "GetAccountSummary"), new Fault.Change(() -> live.servesSummaryOf(51)))
                .on(Rule.only(2, "GetAccountSummary"), new Fault.Change(() -> live.servesSummaryOf(50)));

        assertThat(live.collect().snapshot().unreadable()).isEmpty();
        assertThat(live.endpoint().count("GetAccountSummary")).isEqualTo(2);
    }

    @Test
    void aReportThatHasExpiredIsMadeAnew() throws Exception {
        live.endpoint().completeReportsAfter(3);
        live.endpoint()
                .script()
                .on(Rule.only(1, "GetCredentialReport"), new Fault.Refuse(410, "ReportExpired", "expired"))
                .on(Rule.only(2, "GetCredentialReport"), new Fault.Refuse(404, "ReportInProgress", "not yet"));

        assertThat(live.collect().snapshot().section(SectionKinds.CREDENTIAL_REPORT))
                .isInstanceOf(Section.Present.class);
        assertThat(live.endpoint().count("GetCredentialReport")).isEqualTo(3);
    }

    @Test
    void noPasswordPolicyIsAbsent() throws Exception {
        live.servesNoPasswordPolicy();

        Snapshot snapshot = live.collect().snapshot();

        assertThat(snapshot.section(SectionKinds.PASSWORD_POLICY)).isInstanceOf(Section.Absent.class);
        assertThat(snapshot.provenance().calls())
                .filteredOn(call -> call.operation().equals("GetAccountPasswordPolicy"))
                .extracting(CollectionCall::outcome)
                .containsExactly("absent");
    }

    @Test
    void seedsOfDevicesReachNoFile() throws Exception {
        live.servesDeviceSeeds();

        assertThat(live.collect().files())
                .allSatisfy((file, bytes) ->
                        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("SEED", "QRCodePNG"));
    }

    @Test
    void lastAccessedIsAskedForEveryEntityAndAttachedPolicyWhenWanted() throws Exception {
        try (LiveAccount small = new LiveAccount(3, 2, 2)) {
            small.wants(LastAccessedLevel.ACTIONS, Set.of());
            small.servesLastAccess("user/user-0");

            Snapshot snapshot = small.collect().snapshot();

            assertThat(snapshot.sectionsBySubject(SectionKinds.LAST_ACCESSED))
                    .containsKeys("user/user-2", "role/role-1", "group/group-3", "policy/aws/ReadOnlyAccess");
            assertThat(snapshot.section(SectionKinds.LAST_ACCESSED, "user/user-0"))
                    .isInstanceOf(Section.Present.class);
        }
    }

    @Test
    void userDetailsAreReadWhenWanted() throws Exception {
        live.wants(LastAccessedLevel.NONE, Set.of(UserRead.values()));

        live.collect();

        assertThat(live.endpoint().count("ListAccessKeys")).isEqualTo(50);
        assertThat(live.endpoint().count("ListSSHPublicKeys")).isEqualTo(50);
        assertThat(live.endpoint().count("ListSigningCertificates")).isEqualTo(50);
        assertThat(live.endpoint().count("GetLoginProfile")).isEqualTo(50);
    }

    @Test
    void eventsOfAUserAreReadPageByPageWhenWanted() throws Exception {
        live.servesRegions(1);
        live.servesEventsOf("user-1");
        live.wantsEventsOf("user-1");

        Snapshot snapshot = live.collect().snapshot();

        assertThat(snapshot.section(SectionKinds.CLOUD_TRAIL, "lookup-events/xx-test-0/user-1")
                        .data())
                .hasValueSatisfying(log -> assertThat(log.uses()).hasSize(60));
        assertThat(live.endpoint().count("LookupEvents")).isEqualTo(2);
    }

    @Test
    void afterTheTimeForAnAccountNothingIsCalledAnyMore() throws Exception {
        live.limitedTo(Duration.ofMillis(300));
        live.endpoint().script().on(Rule.every("GetAccountSummary"), new Fault.Wait(Duration.ofMillis(400)));

        Snapshot snapshot = live.collect().snapshot();

        assertThat(LiveAccount.causes(snapshot)).containsEntry("list-account-aliases", Cause.SOURCE_ERROR);
        assertThat(live.endpoint().count("ListAccountAliases")).isZero();
    }

    @Test
    void anAnswerThatComesTooLateIsASourceError() throws Exception {
        live.endpoint().script().on(Rule.every("ListAccountAliases"), new Fault.Wait(Duration.ofSeconds(4)));

        assertThat(LiveAccount.causes(live.collect().snapshot()))
                .containsEntry("list-account-aliases", Cause.SOURCE_ERROR);
    }

    @Test
    void membersAreEnteredByTheirRoleAndItsNameStandsInTheSnapshot() throws Exception {
        Snapshot snapshot =
                live.collectMember(LiveAccount.ROLE, LiveAccount.EXTERNAL_ID).snapshot();

        assertThat(snapshot.account()).isEqualTo(MEMBER);
        assertThat(snapshot.status()).isEqualTo(SnapshotStatus.COMPLETE);
        assertThat(snapshot.provenance().caller()).contains(MEMBER + ":assumed-role/reader/muster-collect");
        assertThat(snapshot.provenance().json().toString()).doesNotContain(LiveAccount.EXTERNAL_ID);
    }

    @ParameterizedTest
    @CsvSource({"audit/other, secret-id", "audit/reader, wrong-id", "audit/reader,"})
    void anAccountThatRefusesTheRoleSaysSoOfEverySection(String role, String externalId) throws Exception {
        AccountResult.Collected refused = live.collectMember(role, externalId);

        assertThat(refused.snapshot().anythingRead()).isFalse();
        assertThat(LiveAccount.causes(refused.snapshot()))
                .containsEntry("get-account-authorization-details", Cause.DENIED);
        assertThat(refused.files()).containsKey(MEMBER + "/assume-role.error");
        assertThat(refused.problem()).contains("role/" + role, "external id");
    }
}
