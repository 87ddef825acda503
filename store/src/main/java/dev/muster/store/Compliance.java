package dev.muster.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads the matrix of controls and accounts from the rollup. */
public final class Compliance {

    private final Database database;

    public Compliance(Database database) {
        this.database = database;
    }

    /** Outcomes of one control in one account. @param collectedAt of the snapshot that was judged */
    public record Cell(
            String control,
            String account,
            int pass,
            int fail,
            int notApplicable,
            int undetermined,
            UUID snapshot,
            Instant collectedAt) {}

    /** The cells of some accounts as of an instant; an account without a snapshot up to then has none. */
    public List<Cell> cells(Scope scope, List<String> accounts, Instant asOf) {
        return database.inTransaction(
                scope,
                connection -> new Query()
                        .add(
                                """
                        select control.name, latest.account, latest.id, latest.collected_at,
                               rollup.pass, rollup.fail, rollup.not_applicable, rollup.undetermined
                          from (select distinct on (account) account, id, collected_at from snapshot
                                 where collected_at <= ? and account = any (?)
                                 order by account, collected_at desc) latest
                          join control_rollup rollup on rollup.account = latest.account and rollup.at = latest.collected_at
                          join control on control.id = rollup.control
                         order by control.name, latest.account
                        """,
                                asOf,
                                connection.createArrayOf(
                                        "bigint",
                                        accounts.stream().map(Long::valueOf).toArray()))
                        .list(
                                connection,
                                row -> new Cell(
                                        row.getString("name"),
                                        Query.account(row, "account"),
                                        row.getInt("pass"),
                                        row.getInt("fail"),
                                        row.getInt("not_applicable"),
                                        row.getInt("undetermined"),
                                        row.getObject("id", UUID.class),
                                        Query.instant(row, "collected_at"))));
    }
}
