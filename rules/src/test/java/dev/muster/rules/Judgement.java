package dev.muster.rules;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.Warning;
import dev.muster.rules.parameter.Parameters;
import java.time.Instant;
import java.util.List;

/** An evaluation as tests ask it. */
public final class Judgement {

    /** Loaded once: it is safe for use by several threads. */
    public static final Evaluator EVALUATOR = Evaluator.load();

    private final Evaluation evaluation;

    private Judgement(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    public static Judgement of(Snapshot snapshot) {
        return of(snapshot, Parameters.defaults(EVALUATOR.catalogue()), SnapshotBuilder.NOW);
    }

    public static Judgement of(Snapshot snapshot, Parameters parameters, Instant instant) {
        return new Judgement(EVALUATOR.evaluate(snapshot, parameters, instant));
    }

    public Evaluation evaluation() {
        return evaluation;
    }

    /** All findings of a control. */
    public List<Finding> findings(String control) {
        return evaluation.findings().stream()
                .filter(finding -> finding.control().equals(control))
                .toList();
    }

    /** The outcome of a control that has one finding. */
    public Outcome of(String control) {
        return finding(control, "").outcome();
    }

    /** The outcome for the resource whose id ends so. */
    public Outcome of(String control, String resource) {
        return finding(control, resource).outcome();
    }

    /** The finding for the resource whose id ends so. */
    public Finding finding(String control, String resource) {
        List<Finding> found = findings(control).stream()
                .filter(finding -> finding.resource().id().endsWith(resource))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    found.size() + " findings of `" + control + "` for `" + resource + "`: " + findings(control));
        }
        return found.get(0);
    }

    public List<String> warnings() {
        return evaluation.warnings().stream().map(Warning::text).toList();
    }
}
