package dev.muster.iam.lint.condition;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.LocatedObject;
import dev.muster.iam.json.LocatedValue;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.ConditionOperator.Qualifier;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import java.util.Map;

/** Conditions that say nothing. */
final class EmptyConditions implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            JsonPath block = statement.path("Condition");
            if (policy.reading().json().at(block) instanceof LocatedObject operators) {
                if (operators.members().isEmpty()) {
                    findings.add("empty-condition", block, "the Condition block is empty");
                }
                for (Map.Entry<String, LocatedValue> operator :
                        operators.members().entrySet()) {
                    if (operator.getValue() instanceof LocatedObject keys
                            && keys.members().isEmpty()) {
                        findings.add(
                                "empty-condition",
                                block.member(operator.getKey()),
                                "operator `" + operator.getKey() + "` has no keys");
                    }
                }
            }
            for (LintedCondition condition : statement.conditions()) {
                if (condition.values().isEmpty()) {
                    findings.add(code(condition), condition.path(), "`" + condition.key() + "` has no values");
                }
            }
        }
    }

    private static String code(LintedCondition condition) {
        if (condition.operator().qualifier() == Qualifier.FOR_ALL_VALUES) {
            return "empty-values-for-all";
        }
        if (condition.operator().qualifier() == Qualifier.FOR_ANY_VALUE) {
            return "empty-values-for-any";
        }
        return condition.operator().ifExists() ? "empty-values-if-exists" : "empty-values";
    }
}
