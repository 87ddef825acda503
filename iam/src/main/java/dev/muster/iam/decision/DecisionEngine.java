package dev.muster.iam.decision;

import dev.muster.iam.decision.Trace.OpenDocument;
import dev.muster.iam.decision.Trace.OpenStatement;
import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.policy.Effect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests as AWS documents it.
 *
 * <p>A verdict is undetermined exactly when the request is allowed with some value of what is not known and denied with another; where
 * there are too many values to try them all, when looking at each statement for itself cannot tell.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
public final class DecisionEngine {

    private DecisionEngine() {}

    /** Decides one request under the policies that apply to it. */
    public static Decision decide(Request request, PolicyLayers layers) {
        if (StandingRights.give(request.principal(), request.action())) {
            return new Decision(Verdict.ALLOWED, Layer.IDENTITY, null, List.of(), List.of(), Set.of(Verdict.ALLOWED));
        }
        Evaluation known = new Evaluation(request, layers, Assumptions.NONE);
        if (known.verdict() != Verdict.UNDETERMINED) {
            return determined(known, known.trace(), known.possible());
        }
        UnknownFacts unknown = new UnknownFacts(known.trace());
        Optional<Completions> tried = unknown.withValues()
                .flatMap(facts -> Completions.of(
                        facts, unknown.statements(), assumptions -> new Evaluation(request, layers, assumptions)));
        if (tried.isEmpty()) {
            return undetermined(known.trace(), unknown.missing(), known.possible());
        }
        Completions completions = tried.get();
        return completions
                .agreed()
                .map(evaluation -> determined(evaluation, known.trace(), completions.verdicts()))
                .orElseGet(() -> undetermined(known.trace(), completions.deciding(), completions.verdicts()));
    }

    private static Decision determined(Evaluation evaluation, Trace trace, Set<Verdict> possible) {
        Verdict verdict = evaluation.verdict();
        Layer decidedBy = evaluation.decidedBy();
        List<MatchedStatement> statements = List.of();
        String target = evaluation.withholdingTarget();
        if (verdict == Verdict.ALLOWED) {
            Set<Layer> granting = evaluation.granting();
            statements = statements(trace, match -> match.effect() == Effect.ALLOW && granting.contains(match.layer()));
        } else if (verdict == Verdict.EXPLICITLY_DENIED) {
            statements = statements(trace, match -> match.effect() == Effect.DENY);
            target = target(statements, decidedBy);
        }
        return new Decision(verdict, decidedBy, target, statements, List.of(), possible);
    }

    private static Decision undetermined(Trace trace, List<MissingFact> missing, Set<Verdict> possible) {
        Set<String> keys = missing.stream()
                .filter(fact -> fact.kind() == MissingFact.Kind.CONTEXT_KEY)
                .map(fact -> ContextKey.of(fact.name()).name())
                .collect(Collectors.toSet());
        Set<MatchedStatement> open = new LinkedHashSet<>();
        for (OpenStatement statement : trace.open()) {
            if (statement.statement().keys().stream().anyMatch(key -> keys.contains(key.name()))) {
                open.add(statement.match());
            }
        }
        List<Layer> layers = new ArrayList<>();
        open.forEach(match -> layers.add(match.layer()));
        for (OpenDocument document : trace.documents().values()) {
            if (missing.contains(document.fact())) {
                layers.add(document.layer());
            }
        }
        Layer decidedBy = layers.stream().min(Layer::compareTo).orElse(Layer.IDENTITY);
        List<MatchedStatement> statements =
                statements(trace, match -> open.contains(match) || match.applies() && counts(match));
        return new Decision(Verdict.UNDETERMINED, decidedBy, target(open, decidedBy), statements, missing, possible);
    }

    /** Of statements that apply anyway those are told that grant, as far as nothing else is in the way. */
    private static boolean counts(MatchedStatement match) {
        return match.effect() == Effect.ALLOW
                && (match.layer() == Layer.IDENTITY || match.layer() == Layer.RESOURCE_POLICY);
    }

    private static List<MatchedStatement> statements(Trace trace, Predicate<MatchedStatement> which) {
        Set<MatchedStatement> statements = new LinkedHashSet<>();
        for (MatchedStatement match : trace.matches()) {
            if (which.test(match)) {
                statements.add(match);
            }
        }
        return List.copyOf(statements);
    }

    private static @Nullable String target(Iterable<MatchedStatement> statements, Layer layer) {
        for (MatchedStatement statement : statements) {
            if (statement.layer() == layer) {
                return statement.target();
            }
        }
        return null;
    }
}
