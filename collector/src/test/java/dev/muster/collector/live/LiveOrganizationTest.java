package dev.muster.collector.live;

import static dev.muster.collector.live.LiveAccount.EXTERNAL_ID;
import static dev.muster.collector.live.LiveAccount.MANAGEMENT;
import static dev.muster.collector.live.LiveAccount.MEMBER;
import static dev.muster.collector.live.LiveAccount.ROLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.collector.loopback.Call;
import dev.muster.collector.loopback.Credentials;
import dev.muster.collector.loopback.Fault;
import dev.muster.collector.loopback.Rule;
import dev.muster.collector.loopback.SyntheticOrganization;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.SnapshotStatus;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several accounts against the loopback endpoint, and what stands in the way of all of them. */
class LiveOrganizationTest {

    private static final RoleEntry READER = new RoleEntry(ROLE, EXTERNAL_ID, "audit");
    private static final String OTHER = SyntheticOrganization.account(2);

    private final LiveAccount live = new LiveAccount(5, 4, 3);

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void everyActiveAccountIsEnteredAndHasTheOrganizationInItsSnapshot() throws Exception {
        Map<String, AccountResult> results = collect(new Scope.Organization(), READER);

        assertThat(results).containsOnlyKeys(MANAGEMENT, MEMBER, OTHER);
        assertThat(results.values())
                .allSatisfy(result -> assertThat(result)
                        .isInstanceOfSatisfying(AccountResult.Collected.class, collected -> {
                            assertThat(collected.problem()).isNull();
                            assertThat(collected.snapshot().status()).isEqualTo(SnapshotStatus.COMPLETE);
                            assertThat(collected
                                            .snapshot()
                                            .section(SectionKinds.ORGANIZATION_ACCOUNTS)
                                            .data())
                                    .hasValueSatisfying(
                                            accounts -> assertThat(accounts).hasSize(3));
                        }));
        assertThat(live.meter().status().done()).isEqualTo(3);
        assertThat(live.endpoint().count("AssumeRole")).isEqualTo(2);
    }

    @Test
    void aSuspendedAccountIsNotAttempted() throws Exception {
        live.state()
                .put(
                        "organization/list-accounts.json",
                        "{\"Accounts\":[{\"Id\":\"" + MEMBER + "\",\"Status\":\"SUSPENDED\"},{\"Id\":\"" + OTHER
                                + "\",\"Status\":\"ACTIVE\"}]}");

        Map<String, AccountResult> results = collect(new Scope.Organization(), READER);

        assertThat(results.get(MEMBER)).isEqualTo(new AccountResult.NotAttempted(MEMBER, "SUSPENDED"));
        assertThat(results.get(OTHER)).isInstanceOf(AccountResult.Collected.class);
        assertThat(live.endpoint().calls()).extracting(Call::account).doesNotContain(MEMBER);
    }

    @Test
    void anAccountThatCannotBeEnteredDoesNotHinderTheOthers() throws Exception {
        live.endpoint().script().on(Rule.only(1, "AssumeRole"), Fault.denied());

        Map<String, AccountResult> results = collect(new Scope.Listed(List.of(MEMBER, OTHER)), READER);

        assertThat(results.values().stream()
                        .filter(result -> result instanceof AccountResult.Collected collected
                                && collected.problem() == null
                                && collected.snapshot().status() == SnapshotStatus.COMPLETE))
                .hasSize(1);
        assertThat(results.values().stream()
                        .filter(result -> result instanceof AccountResult.Collected collected
                                && collected.problem() != null
                                && !collected.snapshot().anythingRead()))
                .hasSize(1);
    }

    @Test
    void anAccountThatIsClosedWhileItIsReadLosesNothingThatWasRead() throws Exception {
        live.endpoint().script().on(Rule.every("ListAccountAliases").of(MEMBER), Fault.expiredToken());

        AccountResult.Collected collected = (AccountResult.Collected)
                collect(new Scope.Listed(List.of(MEMBER)), READER).get(MEMBER);

        assertThat(LiveAccount.causes(collected.snapshot()))
                .containsOnly(Map.entry("list-account-aliases", Cause.SOURCE_ERROR));
    }

    @Test
    void anAccountThatWasClosedBeforeAnythingWasReadSaysWhatToDo() throws Exception {
        live.endpoint()
                .script()
                .on(Rule.everyCall().of(MEMBER), new Fault.Refuse(403, "InvalidClientTokenId", "not valid"));

        AccountResult.Collected collected = (AccountResult.Collected)
                collect(new Scope.Listed(List.of(MEMBER)), READER).get(MEMBER);

        assertThat(collected.snapshot().anythingRead()).isFalse();
        assertThat(collected.problem()).contains("InvalidClientTokenId", "the access key does not exist");
        assertThat(live.endpoint().count("ListMFADevices")).isZero();
    }

    @Test
    void organizationCallsFromAMemberAccountEndWithAdvice() {
        Credentials member = live.endpoint().credentials(MEMBER);
        live.endpoint().script().on(Rule.every("ListAccounts"), Fault.denied());

        assertThatThrownBy(() -> live.open(new Scope.Organization(), READER, member))
                .isInstanceOf(CollectionFailedException.class)
                .hasMessageContaining("AccessDenied")
                .hasMessageContaining("use the management account or a delegated administrator's");
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredToken, 403, the credentials have expired: sign in again",
        "RequestExpired, 400, set the clock of this machine",
        "SignatureDoesNotMatch, 403, set the clock of this machine",
        "InvalidClientTokenId, 403, the access key does not exist"
    })
    void credentialsThatAreOfNoUseEndTheCollectionWithAdvice(String code, int status, String advice) {
        live.endpoint().script().on(Rule.every("GetCallerIdentity"), new Fault.Refuse(status, code, "AWS says why"));

        assertThatThrownBy(() -> live.open(new Scope.Own(), null))
                .isInstanceOf(CollectionFailedException.class)
                .hasMessageContaining("An error occurred (" + code + ")")
                .hasMessageContaining("AWS says why: " + advice);
    }

    @Test
    void anEndpointThatDoesNotAnswerIsSaidToBeOne() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }

        assertThatThrownBy(() -> live.openAt(URI.create("http://127.0.0.1:" + unused)))
                .isInstanceOf(CollectionFailedException.class)
                .hasMessageContaining("the endpoint does not answer: check network");
    }

    @Test
    void somethingElseThatAnswersIsSaidToBeNoAws() {
        live.endpoint().script().on(Rule.every("GetCallerIdentity"), Fault.htmlPage());

        assertThatThrownBy(() -> live.open(new Scope.Own(), null))
                .isInstanceOf(CollectionFailedException.class)
                .hasMessageContaining("check --endpoint-url");
    }

    @Test
    void anInterruptedCollectionEndsSoon() throws Exception {
        live.endpoint().script().on(Rule.every("GetAccountSummary"), Fault.throttled());
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                collect(new Scope.Listed(List.of(MEMBER, OTHER)), READER);
            } catch (Exception interrupted) {
                ended.set(interrupted);
            }
        });
        thread.start();
        while (live.endpoint().count("GetAccountSummary") == 0) {
            Thread.sleep(10);
        }

        thread.interrupt();
        thread.join(10_000);

        assertThat(thread.isAlive()).isFalse();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void whatTheTakerOfResultsThrowsEndsTheCollection() throws Exception {
        try (LiveCollector collector = live.open(new Scope.Organization(), READER)) {
            assertThatThrownBy(() -> ParallelCollection.run(collector, 2, result -> {
                        throw new IllegalStateException("the disk is full");
                    }))
                    .hasMessage("the disk is full");
        }
    }

    private Map<String, AccountResult> collect(Scope scope, RoleEntry role) throws Exception {
        Map<String, AccountResult> results = new ConcurrentHashMap<>();
        try (LiveCollector collector = live.open(scope, role)) {
            ParallelCollection.run(collector, 2, result -> results.put(result.account(), result));
        }
        return new TreeMap<>(results);
    }
}
