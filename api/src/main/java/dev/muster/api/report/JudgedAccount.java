package dev.muster.api.report;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One account's snapshot with its evaluation, and those of the findings that are shown. */
public record JudgedAccount(Snapshot snapshot, Evaluation evaluation, List<Finding> shown) {

    public JudgedAccount {
        shown = List.copyOf(shown);
    }

    /** The account with the findings that pass a filter; the evaluation and its digest stay whole. */
    public static JudgedAccount of(Snapshot snapshot, Evaluation evaluation, Predicate<Finding> filter) {
        return new JudgedAccount(
                snapshot,
                evaluation,
                evaluation.findings().stream().filter(filter).toList());
    }

    public String account() {
        return snapshot.account();
    }

    /** How many of the shown findings have that outcome. */
    public long count(Outcome outcome) {
        return shown.stream().filter(finding -> finding.outcome() == outcome).count();
    }

    /** What was noticed while reading, then what was noticed while judging. */
    public List<Warning> warnings() {
        List<Warning> all = new ArrayList<>(snapshot.warnings());
        all.addAll(evaluation.warnings());
        return all;
    }
}
