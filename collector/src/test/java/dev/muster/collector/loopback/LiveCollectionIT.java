package dev.muster.collector.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.live.AccountResult;
import dev.muster.collector.live.CollectionFailedException;
import dev.muster.collector.live.RoleEntry;
import dev.muster.collector.live.Scope;
import dev.muster.iam.json.Digest;
import dev.muster.iam.snapshot.CollectionCall;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.SnapshotStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live source against an endpoint that behaves. */
class LiveCollectionIT {

    private static final String MEMBER = SyntheticOrganization.account(1);

    private final SyntheticOrganization organization = new SyntheticOrganization(3, new SyntheticMember.Size(9, 7, 5));
    private final ServedState state = organization.state();
    private LoopbackEndpoint endpoint = serve(Integer.MAX_VALUE);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void theSameStateHasOneDigestReadLiveFromWhatWasWrittenAndFromFiles() throws Exception {
        LiveReading live = LiveReading.organization(endpoint);
        for (var file : live.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }

        SortedMap<String, Digest> fromFiles =
                digests(FileSource.read(state.tree(), time()).snapshots());
        assertThat(digests(FileSource.read(folder, time()).snapshots())).isEqualTo(fromFiles);
        assertThat(fromFiles).containsOnlyKeys(organization.ids());
        fromFiles.forEach((account, digest) -> {
            Snapshot snapshot = live.snapshot(account);
            assertThat(snapshot.contentDigest()).as(account).isEqualTo(digest);
            assertThat(snapshot.status()).isEqualTo(SnapshotStatus.COMPLETE);
            assertThat(snapshot.warnings()).isEmpty();
        });
    }

    @Test
    void pagesOfAnySizeGiveTheSame() throws Exception {
        Digest whole = LiveReading.organization(endpoint).snapshot(MEMBER).contentDigest();
        endpoint.close();
        endpoint = serve(2);

        LiveReading paged = LiveReading.organization(endpoint);

        assertThat(paged.snapshot(MEMBER).contentDigest()).isEqualTo(whole);
        assertThat(endpoint.calls().stream()
                        .filter(call -> call.account().equals(MEMBER))
                        .filter(call -> call.operation().equals("GetAccountAuthorizationDetails")))
                .hasSize(13);
        assertThat(endpoint.count("ListAccounts")).isEqualTo(2);
        assertThat(endpoint.count("ListGroupMemberships")).isGreaterThan(3);
    }

    @Test
    void theOrganizationAndIdentityCenterBelongToEachSnapshot() throws Exception {
        Snapshot snapshot = LiveReading.organization(endpoint).snapshot(MEMBER);
        String instance = SyntheticOrganization.INSTANCE;

        assertThat(present(snapshot.section(SectionKinds.ORGANIZATION_ACCOUNTS)))
                .hasSize(3);
        assertThat(snapshot.sectionsBySubject(SectionKinds.PARENTS)).hasSize(4);
        assertThat(snapshot.sectionsBySubject(SectionKinds.ORGANIZATION_POLICY))
                .containsOnlyKeys("p-denyroot1", "p-perimeter");
        assertThat(present(snapshot.section(SectionKinds.PERMISSION_SETS, instance)))
                .hasSize(3);
        assertThat(present(snapshot.section(SectionKinds.IDENTITY_CENTER_USERS, instance)))
                .hasSize(12);
        assertThat(snapshot.sectionsBySubject(SectionKinds.GROUP_MEMBERSHIPS)).hasSize(3);
        assertThat(snapshot.sectionsBySubject(SectionKinds.ACCOUNT_ASSIGNMENTS)).hasSize(9);
        assertThat(snapshot.sectionsBySubject(SectionKinds.PERMISSION_SET_BOUNDARY))
                .hasSize(3);
    }

    @Test
    void anAccountOfFiftyUsersTakesAtMostSixtyCalls() throws Exception {
        ServedState large = new ServedState();
        new SyntheticMember(MEMBER, new SyntheticMember.Size(50, 100, 40)).write(large);
        endpoint.close();
        endpoint = LoopbackEndpoint.start(large, LiveReading.ENTRANCE);

        Snapshot snapshot = LiveReading.account(endpoint, MEMBER).snapshot(MEMBER);

        assertThat(snapshot.status()).isEqualTo(SnapshotStatus.COMPLETE);
        assertThat(snapshot.contentDigest())
                .isEqualTo(
                        FileSource.read(large.tree(), time()).snapshots().get(0).contentDigest());
        assertThat(endpoint.calls()).hasSizeLessThanOrEqualTo(60);
        assertThat(endpoint.count("ListMFADevices"))
                .as("users with a device that no list of virtual ones names")
                .isEqualTo(17);
        assertThat(snapshot.provenance().calls().stream()
                        .mapToLong(CollectionCall::attempts)
                        .sum())
                .as("the calls stored with the snapshot")
                .isEqualTo(endpoint.calls().size());
    }

    @Test
    void aMemberMayNotBeAskedForTheOrganization() {
        assertThatThrownBy(() -> LiveReading.of(
                        endpoint.credentials(MEMBER),
                        LiveReading.request(
                                endpoint.uri(),
                                new Scope.Organization(),
                                new RoleEntry(LiveReading.ROLE, LiveReading.EXTERNAL_ID, "test"),
                                LiveReading.IMPATIENT)))
                .isInstanceOf(CollectionFailedException.class)
                .hasMessageContaining("AccessDeniedException")
                .hasMessageContaining("use the management account or a delegated administrator's");
    }

    @Test
    void aDelegatedAdministratorMay() throws Exception {
        state.put("organization/list-delegated-administrators.json", """
                {"DelegatedAdministrators":[{"Id":"%s","Name":"security","Status":"ACTIVE"}]}
                """.formatted(MEMBER));

        LiveReading live = LiveReading.of(
                endpoint.credentials(MEMBER),
                LiveReading.request(
                        endpoint.uri(),
                        new Scope.Organization(),
                        new RoleEntry(LiveReading.ROLE, LiveReading.EXTERNAL_ID, "test"),
                        LiveReading.IMPATIENT));

        assertThat(live.accounts()).hasSize(3);
        assertThat(live.accounts().values())
                .allSatisfy(result ->
                        assertThat(((AccountResult.Collected) result).problem()).isNull());
    }

    @Test
    void accountsAreEnteredByTheRoleAndTheOwnOneIsNot() throws Exception {
        LiveReading.organization(endpoint);

        assertThat(endpoint.calls().stream()
                        .filter(call -> call.operation().equals("AssumeRole"))
                        .map(call -> call.parameter("RoleArn") + " " + call.parameter("ExternalId")))
                .containsExactlyInAnyOrder(
                        "arn:aws:iam::" + MEMBER + ":role/audit/reader loopback-external-id",
                        "arn:aws:iam::" + SyntheticOrganization.account(2) + ":role/audit/reader loopback-external-id");
        assertThat(endpoint.calls().stream()
                        .filter(call -> call.operation().equals("GetAccountSummary"))
                        .map(Call::account))
                .containsExactlyInAnyOrderElementsOf(organization.ids());
    }

    @Test
    void aClosedAccountIsSaidToBeAndNotTried() throws Exception {
        String closed = SyntheticOrganization.account(2);
        state.put("organization/list-accounts.json", accounts("ACTIVE", "ACTIVE", "SUSPENDED"));

        LiveReading live = LiveReading.organization(endpoint);

        assertThat(live.accounts().get(closed)).isEqualTo(new AccountResult.NotAttempted(closed, "SUSPENDED"));
        assertThat(endpoint.calls())
                .noneMatch(call -> call.account().equals(closed)
                        || call.parameter("RoleArn").contains(closed)
                        || call.parameter("AccountId").equals(closed));
    }

    private static String accounts(String... statuses) {
        StringBuilder accounts = new StringBuilder();
        for (int i = 0; i < statuses.length; i++) {
            accounts.append(i == 0 ? "" : ",").append("""
                    {"Id":"%s","Name":"account","Status":"%s"}""".formatted(SyntheticOrganization.account(i), statuses[i]));
        }
        return "{\"Accounts\":[" + accounts + "]}";
    }

    private LoopbackEndpoint serve(int pageLimit) {
        LoopbackEndpoint started = LoopbackEndpoint.start(state, LiveReading.ENTRANCE, pageLimit, 0);
        started.completeReportsAfter(1);
        return started;
    }

    private static TimeOptions time() {
        return TimeOptions.known(LiveReading.NOW, LiveReading.NOW);
    }

    private static <T> List<T> present(Section<List<T>> section) {
        return ((Section.Present<List<T>>) section).value();
    }

    private static SortedMap<String, Digest> digests(List<Snapshot> snapshots) {
        return new TreeMap<>(snapshots.stream().collect(Collectors.toMap(Snapshot::account, Snapshot::contentDigest)));
    }
}
