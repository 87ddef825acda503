package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.decision.pattern.ArnPattern;
import dev.muster.iam.decision.pattern.TextPattern;
import dev.muster.iam.decision.pattern.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Values with wildcards.
 *
 * <p>IAM JSON policy elements, Condition operators: StringLike is case-sensitive matching with `*` and `?` anywhere in the string;
 * ArnEquals and ArnLike behave identically, and check each of the six parts of an ARN separately.
 */
final class PatternValues implements ValueTest {

    private final List<Tokens> tokens = new ArrayList<>();
    private final TextPattern[] patterns;
    private final VariableValues open;
    private final boolean arns;

    private PatternValues(List<String> values, boolean variables, boolean arns) {
        this.arns = arns;
        this.open = VariableValues.split(values, variables, true, tokens::add);
        this.patterns = tokens.stream().map(this::pattern).toArray(TextPattern[]::new);
    }

    static PatternValues ofTexts(List<String> values, boolean variables) {
        return new PatternValues(values, variables, false);
    }

    static PatternValues ofArns(List<String> values, boolean variables) {
        return new PatternValues(values, variables, true);
    }

    @Override
    public Truth matches(String value, RequestContext context) {
        for (TextPattern pattern : patterns) {
            if (pattern.matches(value)) {
                return Truth.TRUE;
            }
        }
        return open.matches(context, filled -> pattern(filled).matches(value));
    }

    @Override
    public Set<ContextKey> keys() {
        return open.keys();
    }

    @Override
    public boolean comparesLetters(ContextKey variable) {
        return !arns && open.holdsWhole(variable);
    }

    @Override
    public void sample(RequestContext context, Samples samples) {
        tokens.forEach(pattern -> sample(pattern, samples));
        open.sample(context, samples, !arns, filled -> sample(filled, samples));
    }

    private TextPattern pattern(Tokens filled) {
        return arns ? new ArnPattern(filled) : TextPattern.of(filled);
    }

    private void sample(Tokens pattern, Samples samples) {
        if (!arns || pattern.matchesEverything()) {
            samples.pattern(pattern);
        } else if (pattern.isArn()) {
            samples.pattern(pattern.insideParts());
        }
    }
}
