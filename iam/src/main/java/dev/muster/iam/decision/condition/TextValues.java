package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.decision.pattern.TextPattern;
import dev.muster.iam.decision.pattern.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Values of StringEquals: IAM JSON policy elements, Condition operators: exact matching, case sensitive. */
final class TextValues implements ValueTest {

    private final Set<String> texts;
    private final VariableValues open;

    TextValues(List<String> values, boolean variables) {
        Set<String> constant = new HashSet<>();
        this.open = VariableValues.split(values, variables, false, tokens -> constant.add(tokens.letters()));
        this.texts = Set.copyOf(constant);
    }

    @Override
    public Truth matches(String value, RequestContext context) {
        return texts.contains(value)
                ? Truth.TRUE
                : open.matches(context, tokens -> TextPattern.of(tokens).matches(value));
    }

    @Override
    public Set<ContextKey> keys() {
        return open.keys();
    }

    @Override
    public boolean comparesLetters(ContextKey variable) {
        return open.holdsWhole(variable);
    }

    @Override
    public void sample(RequestContext context, Samples samples) {
        texts.forEach(text -> samples.pattern(Tokens.ofText(text)));
        open.sample(context, samples, true, samples::pattern);
    }
}
