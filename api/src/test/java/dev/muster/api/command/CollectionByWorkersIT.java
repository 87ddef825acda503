package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.job.CollectionOrder;
import dev.muster.collector.loopback.Credentials;
import dev.muster.collector.loopback.Entrance;
import dev.muster.collector.loopback.Fault;
import dev.muster.collector.loopback.LoopbackEndpoint;
import dev.muster.collector.loopback.Rule;
import dev.muster.collector.loopback.ServedState;
import dev.muster.collector.loopback.SyntheticMember;
import dev.muster.collector.loopback.SyntheticOrganization;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.store.Accounts;
import dev.muster.store.Database;
import dev.muster.store.JobAccounts;
import dev.muster.store.JobQueue;
import dev.muster.store.Jobs;
import dev.muster.store.Migration;
import dev.muster.store.NewJob;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotRow;
import dev.muster.store.Snapshots;
import dev.muster.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionByWorkersIT {

    private static final int ACCOUNTS = 30;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final TestDatabase test = TestDatabase.create();
    private final Database database = connect(test);
    private final Jobs jobs = new Jobs(database);
    private final List<Process> processes = new ArrayList<>();
    private final ServedState state = new SyntheticOrganization(ACCOUNTS, new SyntheticMember.Size(5, 10, 5)).state();
    private final LoopbackEndpoint aws = LoopbackEndpoint.start(state, new Entrance("audit/muster", "x-1"));

    @TempDir
    Path folder;

    @AfterEach
    void close() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        aws.close();
        database.close();
    }

    @Test
    void everyAccountIsSealedOnceThoughAWorkerIsKilled() throws Exception {
        aws.script().on(Rule.everyCall(), new Fault.Wait(Duration.ofMillis(20)));
        Process killed = worker("killed");
        Process other = worker("other");
        Jobs.JobRow job = order();
        await(job, found -> workersThatFinishedOne(job) == 2);

        killed.destroyForcibly().waitFor();

        assertThat(find(job).done()).isLessThan(ACCOUNTS);
        Jobs.JobRow over = await(job, Jobs.JobRow::isOver);
        assertThat(over.state()).isEqualTo("succeeded");
        assertThat(over.done()).isEqualTo(ACCOUNTS);
        assertThat(over.total()).isEqualTo(ACCOUNTS);
        List<SnapshotRow> snapshots = new Snapshots(database).list(Scope.ALL, null, LATEST, null, 1000);
        assertThat(snapshots).hasSize(ACCOUNTS).extracting(SnapshotRow::account).doesNotHaveDuplicates();
        assertThat(snapshots).allMatch(SnapshotRow::anythingRead);
        List<JobAccounts.JobAccount> accounts = accounts(job);
        assertThat(accounts).extracting(JobAccounts.JobAccount::worker).doesNotContainNull();
        assertThat(accounts.stream().map(JobAccounts.JobAccount::worker).distinct())
                .hasSize(2);
        assertThat(accounts).allMatch(account -> account.calls() > 0);
        assertThat(jobs.effort(Scope.ALL, job.id()).calls()).isGreaterThan(ACCOUNTS);
        assertThat(new Accounts(database).find(Scope.ALL, SyntheticOrganization.account(3), LATEST))
                .hasValueSatisfying(account -> {
                    assertThat(account.name()).isEqualTo("account-3");
                    assertThat(account.organization()).isEqualTo("o-loopback01");
                });
        assertThat(other.isAlive()).isTrue();
    }

    private long workersThatFinishedOne(Jobs.JobRow job) {
        return accounts(job).stream()
                .filter(account -> account.state().equals("succeeded"))
                .map(JobAccounts.JobAccount::worker)
                .distinct()
                .count();
    }

    private static Database connect(TestDatabase test) {
        Migration.migrate(test.jdbcUrl(), test.owner(), test.application().user());
        return Database.connect(test.jdbcUrl(), test.application());
    }

    private Process worker(String name) throws IOException {
        Process process = new PackagedApplication(Files.createDirectories(folder.resolve(name)), environment())
                .start("worker", "--jdbc-url", test.jdbcUrl(), "--threads", "2");
        processes.add(process);
        return process;
    }

    /** The endpoint is the machine's affair. */
    private Map<String, String> environment() {
        Credentials credentials = aws.credentials(SyntheticOrganization.management());
        return Map.of(
                "MUSTER_JDBC_USER", test.application().user(),
                "MUSTER_JDBC_PASSWORD", test.application().password(),
                "AWS_ENDPOINT_URL", aws.uri().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
                "AWS_SESSION_TOKEN", credentials.sessionToken());
    }

    private Jobs.JobRow order() {
        JsonObject request = (JsonObject)
                JsonReader.parse("{\"organization\":true,\"role_name\":\"audit/muster\",\"external_id\":\"x-1\"}");
        NewJob job = CollectionOrder.of(request).job(20, null);
        return new JobQueue(database).add(job, null, null).orElseThrow().job();
    }

    private Jobs.JobRow find(Jobs.JobRow job) {
        return jobs.find(job.id()).orElseThrow();
    }

    private List<JobAccounts.JobAccount> accounts(Jobs.JobRow job) {
        return new JobAccounts(database).list(Scope.ALL, job.id(), null, null, 1000);
    }

    private Jobs.JobRow await(Jobs.JobRow job, Predicate<Jobs.JobRow> wanted) throws InterruptedException {
        for (int i = 0; i < 6_000; i++) {
            Jobs.JobRow found = find(job);
            if (wanted.test(found)) {
                return found;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not in time: " + find(job) + ", " + accounts(job));
    }
}
