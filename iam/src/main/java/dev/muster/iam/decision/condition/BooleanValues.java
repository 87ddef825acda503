package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.util.List;

/** Values of Bool: IAM JSON policy elements, Condition operators: comparing a key to `true` or `false`, in any case. */
final class BooleanValues implements ValueTest {

    private final boolean takesTrue;
    private final boolean takesFalse;

    BooleanValues(List<String> values) {
        this.takesTrue = values.stream().anyMatch("true"::equalsIgnoreCase);
        this.takesFalse = values.stream().anyMatch("false"::equalsIgnoreCase);
    }

    @Override
    public Truth matches(String value, RequestContext context) {
        return Truth.of(takesTrue && "true".equalsIgnoreCase(value) || takesFalse && "false".equalsIgnoreCase(value));
    }

    @Override
    public void sample(RequestContext context, Samples samples) {
        if (takesTrue) {
            samples.foldedText("true");
        }
        if (takesFalse) {
            samples.foldedText("false");
        }
    }
}
