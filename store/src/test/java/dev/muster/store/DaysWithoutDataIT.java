package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.snapshot.Cause;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DaysWithoutDataIT {

    private static final String ANN = "111122223333";
    private static final String BEN = "444455556666";

    private final StoreFixture store = new StoreFixture();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyDayBetweenSnapshotsIsARow() {
        store.seal(new AccountState(ANN), "2026-09-01T23:59:59Z");
        store.seal(new AccountState(ANN), "2026-09-04T00:00:00Z");

        assertThat(store.days.closeUpTo(day(5))).isEqualTo(3);

        assertThat(gaps(ANN)).containsExactly(day(5), day(3), day(2));
    }

    @Test
    void aDayIsClosedOnce() throws Exception {
        store.seal(new AccountState(ANN), "2026-09-01T12:00:00Z");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        int rows = 0;
        try {
            List<Future<Integer>> closings = threads.invokeAll(IntStream.range(0, 8)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(i -> () -> store.days.closeUpTo(day(3)))
                    .toList());
            for (Future<Integer> closing : closings) {
                rows += closing.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(rows).isEqualTo(2);
        assertThat(store.rows("day_without_data")).isEqualTo(2);
    }

    @Test
    void daysThatWereMissedAreMadeUpFor() {
        store.seal(new AccountState(ANN), "2026-09-01T12:00:00Z");
        store.days.closeUpTo(day(1));

        assertThat(store.days.closeUpTo(day(10))).isEqualTo(9);
    }

    @Test
    void aSnapshotOfWhichNothingWasReadIsNoData() {
        store.seal(new AccountState(ANN), "2026-09-01T12:00:00Z");
        AccountState unread = new AccountState(ANN)
                .detailsDenied()
                .unread("get-account-summary", Cause.DENIED)
                .unread("get-account-password-policy", Cause.DENIED)
                .unread("get-credential-report", Cause.DENIED);
        store.seal(unread, "2026-09-02T12:00:00Z");

        store.days.closeUpTo(day(2));

        assertThat(gaps(ANN)).containsExactly(day(2));
    }

    @Test
    void anAccountThatWasFoundButNeverCollectedIsInTheDenominator() throws SQLException {
        store.asApplication("*", "insert into account (id, known_since) values (" + BEN + ", '2026-09-01T10:00:00Z')");

        store.days.closeUpTo(day(2));

        assertThat(gaps(BEN)).containsExactly(day(2), day(1));
    }

    @Test
    void anAccountThatIsNotActiveIsOutOfScope() throws SQLException {
        store.seal(new AccountState(ANN), "2026-09-01T12:00:00Z");
        store.asApplication("*", "update account set active = false");
        store.days.closeUpTo(day(3));
        store.asApplication("*", "update account set active = true");

        store.days.closeUpTo(day(4));

        assertThat(gaps(ANN)).containsExactly(day(4));
    }

    @Test
    void aDayOfWhichASnapshotComesLaterIsNoGap() {
        store.seal(new AccountState(ANN), "2026-09-01T12:00:00Z");
        store.days.closeUpTo(day(3));

        store.seal(new AccountState(ANN), "2026-09-03T12:00:00Z");

        assertThat(gaps(ANN)).containsExactly(day(2));
        assertThat(store.rows("day_without_data")).isEqualTo(2);
    }

    @Test
    void gapsAreSeenWithinTheScopeAndPageByPage() {
        store.seal(new AccountState(ANN), "2026-09-01T12:00:00Z");
        store.seal(new AccountState(BEN), "2026-09-01T12:00:00Z");
        store.days.closeUpTo(day(3));

        List<DaysWithoutData.Gap> first = list(Scope.ALL, null, 3);
        assertThat(first).hasSize(3).last().isEqualTo(new DaysWithoutData.Gap(BEN, day(2)));
        assertThat(list(Scope.ALL, first.get(2), 3)).containsExactly(new DaysWithoutData.Gap(ANN, day(2)));
        assertThat(list(Scope.of(BEN), null, 10))
                .extracting(DaysWithoutData.Gap::account)
                .containsOnly(BEN);
    }

    private List<LocalDate> gaps(String account) {
        return list(Scope.of(account), null, 100).stream()
                .map(DaysWithoutData.Gap::day)
                .collect(Collectors.toList());
    }

    private List<DaysWithoutData.Gap> list(Scope scope, DaysWithoutData.Gap before, int limit) {
        return store.days.list(scope, null, day(1), day(30), before, limit);
    }

    private static LocalDate day(int ofMonth) {
        return LocalDate.of(2026, 9, ofMonth);
    }
}
