package dev.muster.store;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Ruleset;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds the evaluation of a snapshot: its row, the verdicts that differ from those before, and their counts by control. */
final class VerdictMerge {

    private final Connection connection;
    private final long account;
    private final Instant at;
    private final Evaluation evaluation;

    VerdictMerge(Connection connection, Snapshot snapshot, Evaluation evaluation) {
        this.connection = connection;
        this.account = Long.parseLong(snapshot.account());
        this.at = snapshot.collectedAt();
        this.evaluation = evaluation;
    }

    void merge(UUID snapshot) throws SQLException {
        insertEvaluation(snapshot);
        stage();
        insertNames();
        insertChanges();
        insertCounts();
    }

    private void insertEvaluation(UUID snapshot) throws SQLException {
        Ruleset ruleset = evaluation.ruleset();
        new Query()
                .add("""
                        insert into ruleset (digest, engine, service_reference)
                        select sought.* from (values (?, ?, ?)) as sought (digest, engine, service_reference)
                         where not exists (select from ruleset known
                                            where known.digest = sought.digest and known.engine = sought.engine
                                              and known.service_reference = sought.service_reference)
                        on conflict do nothing
                        """, ruleset.digest().hash(), ruleset.engine(), ruleset.serviceReference())
                .execute(connection);
        new Query()
                .add(
                        """
                        insert into evaluation (id, account, snapshot, instant, ruleset, digest,
                                                pass, fail, not_applicable, undetermined)
                        select ?, ?, ?, ?, ruleset.id, ?, ?, ?, ?, ? from ruleset
                         where ruleset.digest = ? and engine = ? and service_reference = ?
                        """,
                        NameUuid.of(
                                "evaluation",
                                snapshot.toString(),
                                evaluation.digest().toString()),
                        account,
                        snapshot,
                        at,
                        evaluation.digest().hash(),
                        count(Outcome.PASS),
                        count(Outcome.FAIL),
                        count(Outcome.NOT_APPLICABLE),
                        count(Outcome.UNDETERMINED),
                        ruleset.digest().hash(),
                        ruleset.engine(),
                        ruleset.serviceReference())
                .execute(connection);
    }

    private int count(Outcome outcome) {
        return (int) evaluation.findings().stream()
                .filter(finding -> finding.outcome() == outcome)
                .count();
    }

    private void stage() throws SQLException {
        new Query().add("""
                        create temporary table if not exists staged_verdict
                          (finding uuid, control text, type text, name text, outcome text, detail text) on commit delete rows
                        """).execute(connection);
        CopyRows verdicts = new CopyRows();
        for (Finding finding : evaluation.findings()) {
            String resource = finding.resource().id();
            verdicts.text(Findings.idOf(evaluation.account(), finding.control(), resource)
                            .toString())
                    .text(finding.control())
                    .text(finding.resource().type().id())
                    .text(resource)
                    .text(finding.outcome().name())
                    .text(detail(finding))
                    .end();
        }
        verdicts.into(connection, "staged_verdict");
    }

    private static @Nullable String detail(Finding finding) {
        if (finding.reasons().isEmpty() && finding.unread().isEmpty()) {
            return null;
        }
        return CanonicalJson.text(finding.json().only(Set.of("reasons", "unread")));
    }

    /** The controls in one order, so that no two accounts wait for each other. */
    private void insertNames() throws SQLException {
        new Query().add("""
                        insert into control (name)
                        select distinct control from staged_verdict staged
                         where not exists (select from control where name = staged.control)
                         order by control
                        on conflict do nothing
                        """).execute(connection);
        new Query().add("""
                        insert into judged (account, type, name)
                        select distinct ?, type, name from staged_verdict staged
                         where not exists (select from judged known
                                            where known.account = ? and known.name = staged.name and known.type = staged.type)
                        """, account, account).execute(connection);
    }

    private void insertChanges() throws SQLException {
        new Query().add("""
                        with latest as (
                          select distinct on (control, judged) control, judged, outcome, detail
                            from verdict_change where account = ? order by control, judged, at desc),
                        present as (
                          select control.id as control, judged.id as judged, staged.finding, staged.outcome, staged.detail
                            from staged_verdict staged
                            join control on control.name = staged.control
                            join judged on judged.account = ? and judged.name = staged.name and judged.type = staged.type),
                        changed as (
                          insert into verdict_change (account, control, judged, at, outcome, detail)
                          select ?, control, judged, ?, present.outcome, present.detail
                            from present full join latest using (control, judged)
                           where (present.outcome, present.detail) is distinct from (latest.outcome, latest.detail)
                          returning control, judged)
                        insert into finding (id, account, control, judged)
                        select present.finding, ?, control, judged
                          from changed join present using (control, judged)
                        on conflict do nothing
                        """, account, account, account, at, account).execute(connection);
    }

    private void insertCounts() throws SQLException {
        new Query().add("""
                        with latest as (
                          select distinct on (control) control, pass, fail, not_applicable, undetermined
                            from control_rollup where account = ? order by control, at desc),
                        present as (
                          select control.id as control,
                                 count(*) filter (where outcome = 'PASS')::int as pass,
                                 count(*) filter (where outcome = 'FAIL')::int as fail,
                                 count(*) filter (where outcome = 'NOT_APPLICABLE')::int as not_applicable,
                                 count(*) filter (where outcome = 'UNDETERMINED')::int as undetermined
                            from staged_verdict staged join control on control.name = staged.control
                           group by control.id)
                        insert into control_rollup (account, at, control, pass, fail, not_applicable, undetermined)
                        select ?, ?, control, coalesce(present.pass, 0), coalesce(present.fail, 0),
                               coalesce(present.not_applicable, 0), coalesce(present.undetermined, 0)
                          from present full join latest using (control)
                         where (present.pass, present.fail, present.not_applicable, present.undetermined)
                               is distinct from (latest.pass, latest.fail, latest.not_applicable, latest.undetermined)
                           and not (present.control is null and latest.pass + latest.fail + latest.not_applicable
                                                                + latest.undetermined = 0)
                        """, account, account, at).execute(connection);
    }
}
