package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.ConditionOperator.Qualifier;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.OperatorFamily;
import dev.muster.iam.reference.ConditionKey;

/**
 * Set operators that a request without the key gets past.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Multivalued
 *     context keys</a>: with Allow and ForAllValues, check with Null that the key is there; ForAnyValue is false when it is missing
 */
final class SetOperators implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                Qualifier qualifier = condition.operator().qualifier();
                boolean multivalued = policy.conditionKeys()
                        .find(condition.key())
                        .map(ConditionKey::type)
                        .filter(type -> type.multivalued())
                        .isPresent();
                if (!multivalued
                        || condition.operator().family() == OperatorFamily.NULL
                        || hasNullCheck(statement, condition)) {
                    continue;
                }
                if (statement.allows() && qualifier == Qualifier.FOR_ALL_VALUES) {
                    findings.add(
                            "for-all-values-without-null-check",
                            condition.path(),
                            "requests without `" + condition.key() + "` are allowed");
                }
                if (statement.denies()
                        && qualifier == Qualifier.FOR_ANY_VALUE
                        && condition.operator().negated()) {
                    findings.add(
                            "for-any-value-without-null-check",
                            condition.path(),
                            "requests without `" + condition.key() + "` are not denied");
                }
            }
        }
    }

    private static boolean hasNullCheck(LintedStatement statement, LintedCondition condition) {
        return statement.conditions(condition.key()).stream()
                .anyMatch(other -> other.operator().family() == OperatorFamily.NULL);
    }
}
