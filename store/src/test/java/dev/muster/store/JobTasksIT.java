package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.snapshot.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JobTasksIT {

    private static final String ACCOUNT = "111122223333";
    private static final String OTHER = "444455556666";
    private static final JsonObject REQUEST =
            JsonObject.builder().put("external_id", "x").build();
    private static final StoreFixture STORE = new StoreFixture();

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void aJobIsOverWithItsLastAccount() {
        Jobs.JobRow job = collection("100000000011", "100000000012");
        assertThat(job.state()).isEqualTo("queued");

        seal(begin(job, "100000000011"));

        Jobs.JobRow half = find(job);
        assertThat(half.state()).isEqualTo("running");
        assertThat(half.done()).isEqualTo(1);
        assertThat(half.total()).isEqualTo(2);

        seal(begin(job, "100000000012"));

        Jobs.JobRow whole = find(job);
        assertThat(whole.state()).isEqualTo("succeeded");
        assertThat(whole.done()).isEqualTo(2);
        assertThat(whole.finishedAt()).isNotNull();
        assertThat(STORE.jobs.results(Scope.ALL, job.id())).hasSize(2);
        assertThat(STORE.jobs.results(Scope.of("100000000012"), job.id())).hasSize(1);
    }

    @Test
    void onlyTheLatestAttemptSeals() {
        Jobs.JobRow job = collection("100000000021");
        TaskRun takenForDead = begin(job, "100000000021");
        TaskRun second = begin(job, "100000000021");

        assertThat(STORE.tasks.report(takenForDead, 1, 0)).isFalse();
        assertThatThrownBy(() -> seal(takenForDead)).isInstanceOf(TaskLostException.class);
        assertThat(snapshots("100000000021")).isZero();

        seal(second);
        assertThatThrownBy(() -> seal(second)).isInstanceOf(TaskLostException.class);

        assertThat(snapshots("100000000021")).isEqualTo(1);
        assertThat(find(job).done()).isEqualTo(1);
        assertThat(tryBegin(job, "100000000021")).isEmpty();
    }

    @Test
    void aRefusedSealEndsNothing() {
        AccountState state = new AccountState("100000000031");
        STORE.seal(state, "2026-09-02T00:00:00Z");
        Jobs.JobRow job = collection("100000000031");
        TaskRun run = begin(job, "100000000031");
        Snapshot older = state.at("2026-09-01T00:00:00Z");

        assertThatThrownBy(() -> STORE.tasks.seal(run, older, state.evaluation(older), null))
                .isInstanceOf(SealRefusedException.class);

        assertThat(STORE.tasks.report(run, 3, 1)).isTrue();
        assertThat(find(job).done()).isZero();
    }

    @Test
    void anAccountThatFailsLetsTheOthersGoOn() {
        Jobs.JobRow job = collection("100000000041", "100000000042");

        STORE.tasks.failAccount(begin(job, "100000000041"), "{\"detail\":\"no\"}");
        assertThat(find(job).state()).isEqualTo("running");
        seal(begin(job, "100000000042"));

        Jobs.JobRow over = find(job);
        assertThat(over.state()).isEqualTo("failed");
        assertThat(over.done()).isEqualTo(2);
        assertThat(over.failed()).isEqualTo(1);
        assertThat(STORE.jobAccounts.list(Scope.ALL, job.id(), "failed", null, 10))
                .singleElement()
                .satisfies(account -> assertThat(account.problem()).contains("no"));
    }

    @Test
    void aSnapshotThatTellsAGapIsSealedWithTheProblem() {
        Jobs.JobRow job = collection("100000000121");
        TaskRun run = begin(job, "100000000121");
        AccountState state = new AccountState("100000000121");
        Snapshot snapshot = state.at("2026-09-01T00:00:00Z");

        Sealed sealed = STORE.tasks.seal(run, snapshot, state.evaluation(snapshot), "{\"detail\":\"not entered\"}");

        assertThat(find(job).state()).isEqualTo("failed");
        assertThat(account(job).snapshot()).isEqualTo(sealed.id());
        assertThat(account(job).problem()).contains("not entered");
    }

    @Test
    void whatIsPutOffOrHandedBackIsDoneAgain() {
        Jobs.JobRow job = collection("100000000051");
        Instant later = Instant.parse("2030-01-01T00:00:00Z");

        STORE.tasks.putOff(begin(job, "100000000051"), "{\"detail\":\"throttled\"}", later);
        assertThat(account(job)).satisfies(account -> {
            assertThat(account.state()).isEqualTo("queued");
            assertThat(account.retryAt()).isEqualTo(later);
            assertThat(account.problem()).contains("throttled");
        });
        TaskRun second = begin(job, "100000000051");
        assertThat(second.attempt()).isEqualTo(2);
        STORE.tasks.handBack(second);

        assertThat(begin(job, "100000000051").attempt()).isEqualTo(2);
    }

    @Test
    void whatIsCancelledCanNeitherBeBegunNorEnded() {
        Jobs.JobRow job = collection("100000000061", "100000000062");
        TaskRun run = begin(job, "100000000061");

        assertThat(STORE.jobs.cancel(job.id())).map(Jobs.JobRow::state).contains("cancelled");

        assertThat(STORE.tasks.report(run, 1, 0)).isFalse();
        assertThatThrownBy(() -> seal(run)).isInstanceOf(TaskLostException.class);
        assertThat(tryBegin(job, "100000000062")).isEmpty();
        assertThat(snapshots("100000000061")).isZero();
        assertThat(STORE.jobs.cancel(job.id())).map(Jobs.JobRow::state).contains("cancelled");
        assertThat(STORE.jobs.cancel(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatIsOverIsNotCancelled() {
        Jobs.JobRow job = collection("100000000071");
        seal(begin(job, "100000000071"));

        assertThat(STORE.jobs.cancel(job.id())).map(Jobs.JobRow::state).contains("succeeded");
    }

    @Test
    void membersThatWereFoundAreCollectedIfTheyAreActive() {
        Jobs.JobRow job = add(discovery(), null).orElseThrow().job();
        TaskRun run = STORE.tasks.begin(task(job, "account is null"), "w").orElseThrow();

        STORE.tasks.fanOut(run, members("o-fan", "100000000081", "100000000082"), "account");

        assertThat(find(job).total()).isEqualTo(1);
        assertThat(STORE.jobAccounts.list(Scope.ALL, job.id(), null, null, 10))
                .extracting(JobAccounts.JobAccount::account)
                .containsExactly("100000000081");
        assertThat(STORE.number(Scope.ALL, "select count(*) from account where organization = 'o-fan' and active"))
                .isEqualTo(1);
        assertThatThrownBy(() -> STORE.tasks.fanOut(run, members("o-fan", "100000000081", "1"), "account"))
                .isInstanceOf(TaskLostException.class);
        seal(begin(job, "100000000081"));
        assertThat(find(job).state()).isEqualTo("succeeded");
    }

    @Test
    void aJobThatIsOneTaskTellsWhyItIsPutOffAndForgetsItWhenItGoesOn() {
        Jobs.JobRow job = add(discovery(), null).orElseThrow().job();
        UUID task = task(job, "account is null");

        STORE.tasks.putOff(
                STORE.tasks.begin(task, "w").orElseThrow(),
                "{\"detail\":\"no credentials\"}",
                Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(find(job).state()).isEqualTo("running");
        assertThat(find(job).problem()).contains("no credentials");

        STORE.tasks.fanOut(
                STORE.tasks.begin(task, "w").orElseThrow(),
                members("o-put-off", "100000000131", "100000000132"),
                "account");
        assertThat(find(job).problem()).isNull();
    }

    @Test
    void whoLeftTheOrganizationIsNoLongerActive() {
        for (List<String> found : List.of(List.of("100000000091", "100000000092"), List.of("100000000091"))) {
            Jobs.JobRow job = add(discovery(), null).orElseThrow().job();
            STORE.tasks.fanOut(
                    STORE.tasks.begin(task(job, "account is null"), "w").orElseThrow(),
                    new OrganizationMembers(
                            "o-left",
                            found.stream()
                                    .map(id -> new OrganizationMembers.Member(id, null, true))
                                    .toList()),
                    "account");
        }

        assertThat(STORE.number(Scope.ALL, "select id from account where organization = 'o-left' and active"))
                .isEqualTo(100000000091L);
    }

    @Test
    void anOrganizationWithoutActiveMembersIsDoneAtOnce() {
        Jobs.JobRow job = add(discovery(), null).orElseThrow().job();
        TaskRun run = STORE.tasks.begin(task(job, "account is null"), "w").orElseThrow();

        STORE.tasks.fanOut(run, new OrganizationMembers("o-none", List.of()), "account");

        assertThat(find(job).state()).isEqualTo("succeeded");
    }

    @Test
    void theSameRequestWithTheSameKeyIsOneJob() {
        JobQueue.IdempotentRequest request =
                new JobQueue.IdempotentRequest(UUID.randomUUID(), "key", Digest.of("request"));
        NewJob job = collectionOf("100000000101");

        JobQueue.Added first = add(job, request).orElseThrow();
        JobQueue.Added again = add(job, request).orElseThrow();

        assertThat(first.fresh()).isTrue();
        assertThat(again.fresh()).isFalse();
        assertThat(again.job().id()).isEqualTo(first.job().id());
        assertThat(add(job, new JobQueue.IdempotentRequest(request.credential(), "key", Digest.of("another"))))
                .isEmpty();
    }

    @Test
    void inputIsKeptUntilTheJobIsOver() {
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        Jobs.JobRow job = STORE.queue
                .add(
                        new NewJob("import", "accounts", 0, JsonObject.EMPTY, null, "import", List.of()),
                        new ByteArrayInputStream(bytes),
                        null)
                .orElseThrow()
                .job();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        new JobInputs(STORE.database).copy(job.id(), copy);
        assertThat(copy.toByteArray()).isEqualTo(bytes);

        TaskRun run = STORE.tasks.begin(task(job, "account is null"), "w").orElseThrow();
        STORE.tasks.endJob(run, List.of(), "{\"detail\":\"unreadable\"}");

        assertThat(find(job).state()).isEqualTo("failed");
        assertThat(find(job).problem()).contains("unreadable");
        assertThat(STORE.number(Scope.ALL, "select count(*) from job_input where job = '" + job.id() + "'"))
                .isZero();
    }

    @Test
    void accountsOfAJobAreSeenWithinTheScopeOnly() {
        Jobs.JobRow job = collection(ACCOUNT, OTHER);

        assertThat(STORE.jobAccounts.list(Scope.of(OTHER), job.id(), null, null, 10))
                .extracting(JobAccounts.JobAccount::account)
                .containsExactly(OTHER);
    }

    @Test
    void jobsAreListedByWhatTheyAre() throws SQLException {
        Jobs.JobRow queued = collection("100000000111");
        Jobs.JobRow cancelled = collection("100000000112");
        STORE.jobs.cancel(cancelled.id());

        assertThat(STORE.jobs.list(new Jobs.Filter("collection", "cancelled", null), null, 1000))
                .extracting(Jobs.JobRow::id)
                .contains(cancelled.id())
                .doesNotContain(queued.id());
        assertThat(STORE.jobs.list(new Jobs.Filter("import", "queued", null), null, 1000))
                .isEmpty();
    }

    private static NewJob collectionOf(String... accounts) {
        return new NewJob("collection", "accounts", 20, REQUEST, null, "account", List.of(accounts));
    }

    private static NewJob discovery() {
        return new NewJob("collection", "accounts", 20, REQUEST, null, "discovery", List.of());
    }

    private static OrganizationMembers members(String organization, String active, String suspended) {
        return new OrganizationMembers(
                organization,
                List.of(
                        new OrganizationMembers.Member(active, "active", true),
                        new OrganizationMembers.Member(suspended, "suspended", false)));
    }

    private static Jobs.JobRow collection(String... accounts) {
        return add(collectionOf(accounts), null).orElseThrow().job();
    }

    private static Optional<JobQueue.Added> add(NewJob job, JobQueue.IdempotentRequest request) {
        return STORE.queue.add(job, null, request);
    }

    private static Jobs.JobRow find(Jobs.JobRow job) {
        return STORE.jobs.find(job.id()).orElseThrow();
    }

    private static JobAccounts.JobAccount account(Jobs.JobRow job) {
        return STORE.jobAccounts.list(Scope.ALL, job.id(), null, null, 10).get(0);
    }

    private static long snapshots(String account) {
        return STORE.number(Scope.ALL, "select count(*) from snapshot where account = " + account);
    }

    private static TaskRun begin(Jobs.JobRow job, String account) {
        return tryBegin(job, account).orElseThrow();
    }

    private static Optional<TaskRun> tryBegin(Jobs.JobRow job, String account) {
        return STORE.tasks.begin(task(job, "account = " + Long.parseLong(account)), "w");
    }

    private static UUID task(Jobs.JobRow job, String which) {
        return STORE.database.inTransaction(
                Scope.ALL,
                connection -> new Query()
                        .add("select id from job_task where job = ? and " + which, job.id())
                        .first(connection, row -> row.getObject("id", UUID.class))
                        .orElseThrow());
    }

    private static Sealed seal(TaskRun run) {
        AccountState state = new AccountState(run.account());
        Snapshot snapshot = state.at("2026-09-01T00:00:00Z");
        return STORE.tasks.seal(run, snapshot, state.evaluation(snapshot), null);
    }
}
