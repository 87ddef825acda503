package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Values of StringEqualsIgnoreCase: IAM JSON policy elements, Condition operators: exact matching, ignoring case. */
final class FoldedTextValues implements ValueTest {

    private final Set<String> texts;
    private final VariableValues open;

    FoldedTextValues(List<String> values, boolean variables) {
        Set<String> constant = new HashSet<>();
        this.open = VariableValues.split(values, variables, false, tokens -> constant.add(folded(tokens.letters())));
        this.texts = Set.copyOf(constant);
    }

    /** Letter by letter, so that no language's rules come in. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
        }
        return folded.toString();
    }

    @Override
    public Truth matches(String value, RequestContext context) {
        String folded = folded(value);
        return texts.contains(folded)
                ? Truth.TRUE
                : open.matches(context, tokens -> folded(tokens.letters()).equals(folded));
    }

    @Override
    public Set<ContextKey> keys() {
        return open.keys();
    }

    @Override
    public void sample(RequestContext context, Samples samples) {
        texts.forEach(samples::foldedText);
        open.sample(context, samples, false, tokens -> samples.foldedText(folded(tokens.letters())));
    }
}
