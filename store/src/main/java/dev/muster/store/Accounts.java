package dev.muster.store;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.json.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads accounts with their latest snapshot. */
public final class Accounts {

    private final Database database;

    public Accounts(Database database) {
        this.database = database;
    }

    /** An account as of an instant. @param latest null when it has no snapshot up to then @param ruleset that judged it; null likewise */
    public record AccountRow(
            String id,
            @Nullable String name,
            @Nullable String organization,
            @Nullable SnapshotRow latest,
            @Nullable Digest ruleset,
            Map<Outcome, Integer> counts) {}

    /** Accounts in the order of their ids. @param after id of the last account of the page before; null at the beginning */
    public List<AccountRow> list(Scope scope, Instant asOf, @Nullable String after, int limit) {
        return database.inTransaction(
                scope,
                connection -> query(asOf)
                        .addIf(after == null ? null : Long.parseLong(after), "where account.id > ?")
                        .add("order by account.id limit ?", limit)
                        .list(connection, Accounts::read));
    }

    public Optional<AccountRow> find(Scope scope, String id, Instant asOf) {
        return database.inTransaction(
                scope,
                connection -> query(asOf)
                        .add("where account.id = ?", Long.parseLong(id))
                        .first(connection, Accounts::read));
    }

    private static Query query(Instant asOf) {
        return new Query()
                .add(
                        "select account.id as account_id, account.name, account.organization, "
                                + SnapshotRow.COLUMNS
                                + ", ruleset.digest as ruleset, evaluation.pass, evaluation.fail, evaluation.not_applicable, evaluation.undetermined"
                                + """
                                  from account
                                  left join lateral (select * from snapshot
                                                      where snapshot.account = account.id and snapshot.collected_at <= ?
                                                      order by snapshot.collected_at desc limit 1) snapshot on true
                                  left join evaluation on evaluation.account = account.id and evaluation.instant = snapshot.collected_at
                                  left join ruleset on ruleset.id = evaluation.ruleset
                                """,
                        asOf);
    }

    private static AccountRow read(ResultSet row) throws SQLException {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, row.getInt(outcome.name().toLowerCase(Locale.ROOT)));
        }
        byte[] ruleset = row.getBytes("ruleset");
        return new AccountRow(
                Query.account(row, "account_id"),
                row.getString("name"),
                row.getString("organization"),
                row.getObject("id") == null ? null : SnapshotRow.read(row),
                ruleset == null ? null : Digest.ofHash(ruleset),
                counts);
    }
}
