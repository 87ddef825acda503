package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulesIT {

    private static final Instant DUE = Instant.parse("2026-09-01T02:00:00Z");
    private static final JsonObject REQUEST =
            JsonObject.builder().put("organization", Boolean.TRUE).build();

    private final StoreFixture store = new StoreFixture();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsDueIsStartedOnceHoweverManyLook() throws Exception {
        Schedules.ScheduleRow schedule = add("nightly");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        int started = 0;
        try {
            Callable<Integer> look = () -> startDue(DUE);
            for (Future<Integer> looked :
                    threads.invokeAll(Stream.generate(() -> look).limit(8).toList())) {
                started += looked.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(started).isEqualTo(1);
        assertThat(jobsOf(schedule)).singleElement().satisfies(job -> {
            assertThat(job.request()).isEqualTo(REQUEST);
            assertThat(job.priority()).isEqualTo(10);
        });
        assertThat(find(schedule).nextAt()).isEqualTo(DUE.plus(Duration.ofDays(1)));
    }

    @Test
    void nothingStartsBeforeItsTime() {
        Schedules.ScheduleRow schedule = add("nightly");

        assertThat(startDue(DUE.minusMillis(1))).isZero();
        assertThat(jobsOf(schedule)).isEmpty();
    }

    @Test
    void aScheduleWhoseLastJobGoesOnIsLeftOut() {
        Schedules.ScheduleRow schedule = add("nightly");
        startDue(DUE);

        assertThat(startDue(DUE.plus(Duration.ofDays(3)))).isZero();
        assertThat(find(schedule).nextAt()).isEqualTo(DUE.plus(Duration.ofDays(4)));

        store.jobs.cancel(find(schedule).lastJob());
        assertThat(startDue(DUE.plus(Duration.ofDays(4)))).isEqualTo(1);
        assertThat(jobsOf(schedule)).hasSize(2);
    }

    @Test
    void accountsOfAScheduleAreInScopeBeforeTheyAreRead() {
        add("nightly");
        store.schedules.startDue(
                DUE,
                schedule -> DUE.plus(Duration.ofDays(1)),
                schedule -> new NewJob(
                        "collection",
                        "accounts",
                        10,
                        schedule.request(),
                        schedule.id(),
                        "account",
                        List.of("111122223333")));

        assertThat(store.accounts.find(Scope.ALL, "111122223333", DUE))
                .hasValueSatisfying(account -> assertThat(account.latest()).isNull());
    }

    @Test
    void namesAreTakenOnce() {
        Schedules.ScheduleRow nightly = add("nightly");
        Schedules.ScheduleRow other = add("other");

        assertThat(store.schedules.add(plan("nightly"))).isEmpty();
        assertThat(store.schedules.replace(other.id(), plan("nightly"))).isEmpty();
        assertThat(store.schedules.replace(nightly.id(), plan("nightly"))).isPresent();
        assertThat(store.schedules.replace(UUID.randomUUID(), plan("new"))).isEmpty();
        assertThat(store.schedules.list(null, 10))
                .extracting(Schedules.ScheduleRow::name)
                .containsExactly("nightly", "other");
        assertThat(store.schedules.list("nightly", 10)).hasSize(1);
    }

    @Test
    void jobsOutliveTheirSchedule() {
        Schedules.ScheduleRow schedule = add("nightly");
        startDue(DUE);

        assertThat(store.schedules.remove(schedule.id())).isTrue();
        assertThat(store.schedules.remove(schedule.id())).isFalse();
        assertThat(store.jobs.list(new Jobs.Filter(null, null, null), null, 10))
                .singleElement()
                .satisfies(job -> assertThat(job.schedule()).isNull());
    }

    private int startDue(Instant now) {
        return store.schedules.startDue(
                now,
                schedule -> now.plus(Duration.ofDays(1)),
                schedule -> new NewJob(
                        "collection", "accounts", 10, schedule.request(), schedule.id(), "discovery", List.of()));
    }

    private Schedules.ScheduleRow add(String name) {
        return store.schedules.add(plan(name)).orElseThrow();
    }

    private static Schedules.Plan plan(String name) {
        return new Schedules.Plan(name, REQUEST, "0 2 * * *", null, DUE);
    }

    private Schedules.ScheduleRow find(Schedules.ScheduleRow schedule) {
        return Optional.of(schedule.id()).flatMap(store.schedules::find).orElseThrow();
    }

    private List<Jobs.JobRow> jobsOf(Schedules.ScheduleRow schedule) {
        return store.jobs.list(new Jobs.Filter(null, null, schedule.id()), null, 10);
    }
}
