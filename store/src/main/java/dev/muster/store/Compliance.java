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

    /** The cells of some accounts as of an instant; an account has none whose latest snapshot up to then is missing or read nothing. */
    public List<Cell> cells(Scope scope, List<String> accounts, Instant asOf) {
        return database.inTransaction(
                scope,
                connection -> new Query()
                        .add(
                                """
                        select control.name, latest.account, latest.id, latest.collected_at,
                               rollup.pass, rollup.fail, rollup.not_applicable, rollup.undetermined
                          from (select distinct on (account) account, id, collected_at, anything_read from snapshot
                                 where collected_at <= ? and account = any (?)
                                 order by account, collected_at desc) latest
                          join lateral (select distinct on (control) * from control_rollup
                                         where control_rollup.account = latest.account and at <= latest.collected_at
                                         order by control, at desc) rollup
                            on rollup.pass + rollup.fail + rollup.not_applicable + rollup.undetermined > 0
                          join control on control.id = rollup.control
                         where latest.anything_read
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
