package dev.muster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads how far a job is with each of its accounts. */
public final class JobAccounts {

    private final Database database;

    public JobAccounts(Database database) {
        this.database = database;
    }

    /**
     * An account of a job.
     *
     * @param worker that has it or had it last; null before the first attempt
     * @param calls of the latest attempt to AWS; throttles: how many of them were refused as too many
     * @param snapshot that came of it; null without one
     * @param problem canonical JSON of what ended the latest attempt that failed; null when none did
     * @param retryAt when the next attempt is due; null when none is put off
     */
    public record JobAccount(
            String account,
            String state,
            int attempt,
            @Nullable String worker,
            int calls,
            int throttles,
            @Nullable UUID snapshot,
            @Nullable String problem,
            @Nullable Instant retryAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    /**
     * The accounts of a job in the order of their ids.
     *
     * @param state null for all
     * @param after id of the last account of the page before; null at the beginning
     */
    public List<JobAccount> list(Scope scope, UUID job, @Nullable String state, @Nullable String after, int limit) {
        return database.inTransaction(
                scope,
                connection -> new Query()
                        .add("select * from job_task where job = ? and account is not null", job)
                        .addIf(state, "and state = ?")
                        .addIf(after == null ? null : Long.parseLong(after), "and account > ?")
                        .add("order by account limit ?", limit)
                        .list(connection, JobAccounts::read));
    }

    private static JobAccount read(ResultSet row) throws SQLException {
        UUID[] results = (UUID[]) row.getArray("results").getArray();
        return new JobAccount(
                Query.account(row, "account"),
                row.getString("state"),
                row.getInt("attempt"),
                row.getString("worker"),
                row.getInt("calls"),
                row.getInt("throttles"),
                results.length == 0 ? null : results[0],
                row.getString("problem"),
                Query.instantOrNull(row, "retry_at"),
                Query.instantOrNull(row, "started_at"),
                Query.instantOrNull(row, "finished_at"));
    }
}
