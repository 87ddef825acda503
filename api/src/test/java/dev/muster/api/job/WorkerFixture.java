package dev.muster.api.job;

import dev.muster.api.command.Judge;
import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.MemoryTree;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.store.Database;
import dev.muster.store.DatabaseLogin;
import dev.muster.store.JobAccounts;
import dev.muster.store.JobQueue;
import dev.muster.store.JobTasks;
import dev.muster.store.Jobs;
import dev.muster.store.Migration;
import dev.muster.store.NewJob;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotRow;
import dev.muster.store.Snapshots;
import dev.muster.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A database with workers on it that work at a test's pace. */
final class WorkerFixture implements AutoCloseable {

    static final Pace QUICK = new Pace(
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofMillis(200));

    private static final Judge JUDGE = Judge.with(null);
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    final Database database;
    final Jobs jobs;
    final JobTasks tasks;
    final JobQueue queue;
    private final List<Worker> workers = new ArrayList<>();

    private WorkerFixture(Database database) {
        this.database = database;
        this.jobs = new Jobs(database);
        this.tasks = new JobTasks(database);
        this.queue = new JobQueue(database);
    }

    static WorkerFixture create() {
        TestDatabase test = TestDatabase.create();
        return on(test.jdbcUrl(), test.owner(), test.application());
    }

    static WorkerFixture on(String jdbcUrl, DatabaseLogin owner, DatabaseLogin application) {
        Migration.migrate(jdbcUrl, owner, application.user());
        return new WorkerFixture(Database.connect(jdbcUrl, application));
    }

    /** A worker that collects from wherever the environment says that AWS is. */
    void startCollecting(int threads) {
        OpenCollectors collectors = new OpenCollectors(Clock.systemUTC());
        List<TaskWork> works = List.of(new DiscoveryWork(collectors, tasks), new AccountWork(collectors, JUDGE, tasks));
        workers.add(Worker.start(database, works, collectors, Clock.systemUTC(), threads, QUICK));
    }

    Worker start(int threads, TaskWork work) {
        Clock clock = Clock.systemUTC();
        Worker worker = Worker.start(database, List.of(work), new OpenCollectors(clock), clock, threads, QUICK);
        workers.add(worker);
        return worker;
    }

    /** A job with a task for each of that many accounts, numbered from the first on. */
    Jobs.JobRow add(int priority, long firstAccount, int accounts) {
        List<String> ids = IntStream.range(0, accounts)
                .mapToObj(i -> "%012d".formatted(firstAccount + i))
                .toList();
        NewJob job = new NewJob("collection", "accounts", priority, JsonObject.EMPTY, null, AccountWork.KIND, ids);
        return queue.add(job, null, null).orElseThrow().job();
    }

    Jobs.JobRow find(Jobs.JobRow job) {
        return jobs.find(job.id()).orElseThrow();
    }

    List<JobAccounts.JobAccount> accounts(Jobs.JobRow job) {
        return new JobAccounts(database).list(Scope.ALL, job.id(), null, null, 1000);
    }

    List<SnapshotRow> snapshots() {
        return new Snapshots(database).list(Scope.ALL, null, LATEST, null, 1000);
    }

    Jobs.JobRow awaitEnd(Jobs.JobRow job) throws InterruptedException {
        return await(job, Jobs.JobRow::isOver);
    }

    Jobs.JobRow await(Jobs.JobRow job, java.util.function.Predicate<Jobs.JobRow> wanted) throws InterruptedException {
        for (int i = 0; i < 1200; i++) {
            Jobs.JobRow found = find(job);
            if (wanted.test(found)) {
                return found;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not in time: " + find(job) + ", " + accounts(job));
    }

    /** Seals a small state of a task's account, collected now. */
    void seal(dev.muster.store.TaskRun run) {
        Snapshot snapshot = snapshot(String.valueOf(run.account()), Instant.now());
        tasks.seal(run, snapshot, JUDGE.evaluate(snapshot), null);
    }

    private static Snapshot snapshot(String account, Instant collectedAt) {
        byte[] summary = "{\"SummaryMap\":{\"Users\":0,\"AccountMFAEnabled\":1}}".getBytes(StandardCharsets.UTF_8);
        try {
            return FileSource.read(
                            new MemoryTree(Map.of(account + "/get-account-summary.json", summary)),
                            TimeOptions.known(collectedAt, collectedAt))
                    .snapshots()
                    .get(0);
        } catch (UnreadableInputException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        database.close();
    }
}
