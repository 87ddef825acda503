package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.ConditionOperator;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.OperatorFamily;

/**
 * Whether operators exist, with their qualifiers and suffixes.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>: IfExists goes with every operator but Null
 */
final class Operators implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                operator(condition, findings);
            }
        }
    }

    private static void operator(LintedCondition condition, Findings findings) {
        ConditionOperator operator = condition.operator();
        if (operator.family() == OperatorFamily.UNKNOWN) {
            findings.add("unknown-operator", condition.path(), "`" + operator.text() + "` is no condition operator");
        }
        if (operator.family() != OperatorFamily.NULL) {
            return;
        }
        if (operator.ifExists()) {
            findings.add("null-with-if-exists", condition.path(), "`" + operator.text() + "` is no condition operator");
        }
        if (operator.qualifier() != ConditionOperator.Qualifier.NONE) {
            boolean always = operator.qualifier() == ConditionOperator.Qualifier.FOR_ALL_VALUES;
            findings.add(
                    "null-with-qualifier",
                    condition.path(),
                    "`" + operator.text() + "` is always " + (always ? "true" : "false"));
        }
        condition.values().stream()
                .filter(value -> !Values.isBoolean(value.text()))
                .forEach(value -> findings.add(
                        "null-value", value.path(), "`" + value.text() + "` is neither `true` nor `false`"));
    }
}
