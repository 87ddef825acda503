package dev.muster.api.rest;

import dev.muster.store.Evaluations;
import java.time.Instant;
import java.util.UUID;

/** An evaluation that was sealed with its snapshot. */
public record EvaluationView(
        UUID id,
        String account,
        UUID snapshot,
        Instant instant,
        String digest,
        RulesetRef ruleset,
        OutcomeCounts counts) {

    /** What judged. */
    public record RulesetRef(String digest, String engine, String serviceReference) {}

    static EvaluationView of(Evaluations.EvaluationRow evaluation) {
        return new EvaluationView(
                evaluation.id(),
                evaluation.account(),
                evaluation.snapshot(),
                evaluation.instant(),
                evaluation.digest().toString(),
                new RulesetRef(
                        evaluation.ruleset().digest().toString(),
                        evaluation.ruleset().engine(),
                        evaluation.ruleset().serviceReference()),
                OutcomeCounts.of(evaluation.counts()));
    }
}
