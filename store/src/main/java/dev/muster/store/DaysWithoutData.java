package dev.muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days on which nothing was read of an account: rows, so that no gap is silent.
 *
 * <p>An account is in scope from the day on which it became known, while its organization says that it is active.
 */
public final class DaysWithoutData {

    private final Database database;

    public DaysWithoutData(Database database) {
        this.database = database;
    }

    /** A day (UTC) of an account without data. */
    public record Gap(String account, LocalDate day) {}

    /**
     * Closes every day up to one, those included that were missed: whatever account has no snapshot of a day from which anything was read
     * gets a row. A day is closed once for each account, however often and by whomever this is called.
     *
     * @return how many rows were added
     */
    public int closeUpTo(LocalDate day) {
        return database.inTransaction(Scope.ALL, connection -> {
            // whoever comes second waits here, and finds nothing left to close
            new Query()
                    .add("select pg_advisory_xact_lock(hashtextextended('close days', 0))")
                    .list(connection, row -> true);
            int gaps = insertGaps(connection, day);
            new Query()
                    .add("update account set closed_to = ? where closed_to is null or closed_to < ?", day, day)
                    .execute(connection);
            return gaps;
        });
    }

    private static int insertGaps(Connection connection, LocalDate day) throws SQLException {
        return new Query().add("""
                        insert into day_without_data (account, day)
                        select account.id, open.day::date
                          from account
                          cross join generate_series(
                                 coalesce(account.closed_to + 1, (account.known_since at time zone 'UTC')::date)::timestamp,
                                 ?::date::timestamp, interval '1 day') as open (day)
                         where account.active
                           and not exists (select from snapshot
                                            where snapshot.account = account.id and snapshot.anything_read
                                              and snapshot.collected_at >= open.day at time zone 'UTC'
                                              and snapshot.collected_at < (open.day + interval '1 day') at time zone 'UTC')
                        on conflict do nothing
                        """, day).update(connection);
    }

    /**
     * Days without data, the latest first. A day that was closed and of which a snapshot was sealed later is none.
     *
     * @param account null for all
     * @param before last item of the page before; null at the beginning
     */
    public List<Gap> list(
            Scope scope, @Nullable String account, LocalDate from, LocalDate to, @Nullable Gap before, int limit) {
        Query query = new Query()
                .add("""
                        select gap.account, gap.day from day_without_data gap
                         where gap.day between ? and ?
                           and not exists (select from snapshot
                                            where snapshot.account = gap.account and snapshot.anything_read
                                              and snapshot.collected_at >= gap.day::timestamp at time zone 'UTC'
                                              and snapshot.collected_at < (gap.day + 1)::timestamp at time zone 'UTC')
                        """, from, to)
                .addIf(account == null ? null : Long.parseLong(account), "and gap.account = ?");
        if (before != null) {
            query.add("and (gap.day, gap.account) < (?, ?)", before.day(), Long.parseLong(before.account()));
        }
        query.add("order by gap.day desc, gap.account desc limit ?", limit);
        return database.inTransaction(
                scope,
                connection -> query.list(
                        connection,
                        row -> new Gap(Query.account(row, "account"), row.getObject("day", LocalDate.class))));
    }
}
