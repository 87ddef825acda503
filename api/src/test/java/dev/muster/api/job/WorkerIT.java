package dev.muster.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.JsonObject;
import dev.muster.store.JobAccounts;
import dev.muster.store.Jobs;
import dev.muster.store.Schedules;
import dev.muster.store.SnapshotRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerIT {

    private final WorkerFixture fixture = WorkerFixture.create();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void twoWorkersShareTheAccountsAndEachIsSealedOnce() throws Exception {
        Jobs.JobRow job = fixture.add(Priority.REQUESTED, 100_000_000_000L, 40);
        ScriptedWork work = work((run, meter) -> {
            Thread.sleep(50);
            fixture.seal(run);
        });

        Worker one = fixture.start(2, work);
        Worker other = fixture.start(2, work);
        Jobs.JobRow over = fixture.awaitEnd(job);

        assertThat(over.state()).isEqualTo("succeeded");
        assertThat(fixture.snapshots())
                .hasSize(40)
                .extracting(SnapshotRow::account)
                .doesNotHaveDuplicates();
        assertThat(fixture.accounts(job))
                .extracting(JobAccounts.JobAccount::attempt)
                .containsOnly(1);
        assertThat(fixture.accounts(job))
                .extracting(JobAccounts.JobAccount::worker)
                .contains(one.name(), other.name());
    }

    @Test
    void whatFailsIsTriedAgainWithGrowingPauses() throws Exception {
        List<Instant> attempts = Collections.synchronizedList(new ArrayList<>());
        fixture.start(1, work((run, meter) -> {
            attempts.add(Instant.now());
            if (run.attempt() < 4) {
                throw new AttemptFailedException(
                        ProblemType.ACCOUNTS_FAILED, "throttled", new IllegalStateException("as the test wants"));
            }
            fixture.seal(run);
        }));

        Jobs.JobRow job = fixture.add(Priority.REQUESTED, 100_000_000_000L, 1);

        assertThat(fixture.awaitEnd(job).state()).isEqualTo("succeeded");
        assertThat(attempts).hasSize(4);
        for (int failed = 1; failed < 4; failed++) {
            assertThat(Duration.between(attempts.get(failed - 1), attempts.get(failed)))
                    .isGreaterThanOrEqualTo(WorkerFixture.QUICK.retryAfter(failed));
        }
    }

    @Test
    void whatFailsAgainAndAgainEndsFailedWithItsLastProblem() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        fixture.start(2, work((run, meter) -> {
            if (run.account() != null && run.account().endsWith("1")) {
                attempts.incrementAndGet();
                throw new IllegalStateException("as the test wants");
            }
            fixture.seal(run);
        }));

        Jobs.JobRow job = fixture.add(Priority.REQUESTED, 100_000_000_000L, 3);
        Jobs.JobRow over = fixture.awaitEnd(job);

        assertThat(over.state()).isEqualTo("failed");
        assertThat(over.failed()).isEqualTo(1);
        assertThat(attempts).hasValue(TaskExecution.MOST_ATTEMPTS);
        assertThat(fixture.snapshots()).hasSize(2);
        assertThat(fixture.accounts(job).get(1)).satisfies(account -> {
            assertThat(account.state()).isEqualTo("failed");
            assertThat(account.problem()).contains("internal-error");
        });
    }

    @Test
    void whatSomebodyWaitsForComesFirst() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Jobs.JobRow scheduled = fixture.add(Priority.SCHEDULED, 100_000_000_000L, 10);
        Jobs.JobRow requested = fixture.add(Priority.REQUESTED, 200_000_000_000L, 5);

        fixture.start(1, work((run, meter) -> {
            order.add(String.valueOf(run.account()).substring(0, 1));
            fixture.seal(run);
        }));
        fixture.awaitEnd(scheduled);

        assertThat(fixture.find(requested).isOver()).isTrue();
        assertThat(order).startsWith("2", "2", "2", "2", "2", "1").hasSize(15);
    }

    @Test
    void aCancelledJobIsGivenUpWhereItRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        fixture.start(1, work((run, meter) -> {
            begun.incrementAndGet();
            running.countDown();
            try {
                Thread.sleep(60_000);
            } finally {
                interrupted.countDown();
            }
            fixture.seal(run);
        }));
        Jobs.JobRow job = fixture.add(Priority.REQUESTED, 100_000_000_000L, 5);
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

        fixture.jobs.cancel(job.id());

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(3_000); // longer than what died takes to be found
        assertThat(begun).hasValue(1);
        assertThat(fixture.snapshots()).isEmpty();
        assertThat(fixture.accounts(job))
                .extracting(JobAccounts.JobAccount::state)
                .containsOnly("cancelled");
    }

    @Test
    void aWorkerThatStopsHandsBackWhatItCannotFinish() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Worker stopping = fixture.start(1, work((run, meter) -> {
            running.countDown();
            Thread.sleep(60_000);
        }));
        Jobs.JobRow job = fixture.add(Priority.REQUESTED, 100_000_000_000L, 1);
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

        stopping.close();

        assertThat(fixture.accounts(job)).singleElement().satisfies(account -> {
            assertThat(account.state()).isEqualTo("queued");
            assertThat(account.attempt()).isZero();
        });
        Worker next = fixture.start(1, work((run, meter) -> fixture.seal(run)));
        assertThat(fixture.awaitEnd(job).state()).isEqualTo("succeeded");
        assertThat(fixture.accounts(job)).singleElement().satisfies(account -> {
            assertThat(account.attempt()).isEqualTo(1);
            assertThat(account.worker()).isEqualTo(next.name());
        });
    }

    @Test
    void howFarAnAccountIsCanBeSeenMeanwhile() throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        fixture.start(1, work((run, meter) -> {
            meter.called(7);
            meter.throttled(1);
            enough.await();
            fixture.seal(run);
        }));
        Jobs.JobRow job = fixture.add(Priority.REQUESTED, 100_000_000_000L, 1);

        fixture.await(job, found -> fixture.accounts(job).get(0).calls() == 7);

        assertThat(fixture.accounts(job).get(0).throttles()).isEqualTo(1);
        assertThat(fixture.find(job).state()).isEqualTo("running");
        enough.countDown();
        assertThat(fixture.awaitEnd(job).state()).isEqualTo("succeeded");
    }

    @Test
    void aScheduleStartsOneJobAmongManyWorkers() throws Exception {
        JsonObject request = CollectionOrder.of(
                        (JsonObject) dev.muster.iam.json.JsonReader.parse("{\"accounts\":[\"111122223333\"]}"))
                .json();
        ScriptedWork work = work((run, meter) -> fixture.seal(run));
        fixture.start(1, work);
        fixture.start(1, work);
        fixture.start(1, work);

        Schedules schedules = new Schedules(fixture.database);
        Schedules.ScheduleRow schedule = schedules
                .add(new Schedules.Plan("nightly", request, "0 2 * * *", null, Instant.now()))
                .orElseThrow();

        for (int i = 0; i < 200 && jobsOf(schedule).isEmpty(); i++) {
            Thread.sleep(50);
        }
        Thread.sleep(1_500); // several looks later
        assertThat(jobsOf(schedule)).hasSize(1);
        assertThat(fixture.awaitEnd(jobsOf(schedule).get(0)).priority()).isEqualTo(Priority.SCHEDULED);
        assertThat(schedules.find(schedule.id()).orElseThrow().nextAt()).isAfter(Instant.now());
    }

    private List<Jobs.JobRow> jobsOf(Schedules.ScheduleRow schedule) {
        return fixture.jobs.list(new Jobs.Filter(null, null, schedule.id()), null, 100);
    }

    private ScriptedWork work(ScriptedWork.Script script) {
        return new ScriptedWork(fixture.tasks, script);
    }
}
