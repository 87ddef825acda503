package dev.muster.api.rest;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.muster.api.command.Judge;
import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Ruleset;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.parameter.Parameters;
import dev.muster.store.Evaluations.EvaluationRow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A sealed evaluation judged once more from what is stored.
 *
 * @param evaluation as it was sealed
 * @param snapshotDigest content digest of the snapshot as it is read back
 * @param digest of the evaluation as it comes out today
 * @param sameResult whether that is the sealed digest
 */
public record Reperformance(EvaluationView evaluation, String snapshotDigest, String digest, boolean sameResult) {

    /** What to re-perform. @param ruleset digest; null takes the one that the evaluation was made with */
    public record Request(
            @JsonAlias("snapshot_id") @Schema(required = true, format = "uuid") @Nullable
            String snapshot,

            @JsonAlias("ruleset_digest") @Nullable String ruleset) {}

    /** @throws ProblemException when this build, with its parameters, does not have the ruleset */
    static Reperformance of(EvaluationRow sealed, Snapshot snapshot, @Nullable String wanted, Judge judge) {
        Parameters parameters = judge.parameters().of(snapshot);
        Ruleset present = judge.evaluator().ruleset(parameters);
        String ruleset = wanted == null ? sealed.ruleset().digest().toString() : wanted;
        if (!present.digest().toString().equals(ruleset)) {
            String had = sealed.ruleset().digest().toString().equals(ruleset)
                    ? ": engine " + sealed.ruleset().engine() + " had it"
                    : "";
            throw new ProblemException(
                    ProblemType.RULESET_UNAVAILABLE,
                    "the ruleset `" + ruleset + "` is not in this build, with its parameters" + had + "; here is `"
                            + present.digest() + "` of engine " + present.engine());
        }
        Evaluation again = judge.evaluator().evaluate(snapshot, parameters, sealed.instant());
        return new Reperformance(
                EvaluationView.of(sealed),
                snapshot.contentDigest().toString(),
                again.digest().toString(),
                again.digest().equals(sealed.digest()));
    }
}
