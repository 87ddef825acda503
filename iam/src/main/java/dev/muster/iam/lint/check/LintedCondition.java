package dev.muster.iam.lint.check;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.policy.Condition;
import java.util.List;
import java.util.function.BiFunction;

/** A line of a Condition block under examination, with its places. */
public final class LintedCondition {

    private final Condition condition;
    private final JsonPath path;
    private final BiFunction<List<String>, JsonPath, List<LintedText>> located;
    private final ConditionOperator operator;

    LintedCondition(Condition condition, JsonPath path, BiFunction<List<String>, JsonPath, List<LintedText>> located) {
        this.condition = condition;
        this.path = path;
        this.located = located;
        this.operator = ConditionOperator.of(condition.operator());
    }

    public ConditionOperator operator() {
        return operator;
    }

    public String key() {
        return condition.key();
    }

    /** Of the key. */
    public JsonPath path() {
        return path;
    }

    public List<LintedText> values() {
        return located.apply(condition.values(), path);
    }

    /** Whether one of the values is that text, in any case. */
    public boolean hasValue(String value) {
        return condition.values().stream().anyMatch(value::equalsIgnoreCase);
    }
}
