package dev.muster.iam.lint.condition;

import dev.muster.iam.json.LocatedArray;
import dev.muster.iam.json.LocatedValue;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;

/**
 * Values of one key that are of several JSON types, such as a text and a number.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">Access Analyzer policy check
 *     reference</a>: Invalid condition data type
 */
final class MixedValues implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                if (policy.reading().json().at(condition.path()) instanceof LocatedArray list
                        && list.items().stream()
                                        .map(LocatedValue::kind)
                                        .distinct()
                                        .count()
                                > 1) {
                    findings.add(
                            "mixed-values",
                            condition.path(),
                            "the values of `" + condition.key() + "` are of several JSON types");
                }
            }
        }
    }
}
