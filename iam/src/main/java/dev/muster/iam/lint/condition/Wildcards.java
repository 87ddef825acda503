package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.OperatorFamily;

/**
 * Wildcards where they are plain characters, and such as match everything.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String">String
 *     condition operators</a>: `*` and `?` are wildcards with StringLike and StringNotLike only
 */
final class Wildcards implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                for (LintedText value : condition.values()) {
                    value(condition, value, findings);
                }
            }
        }
    }

    private static void value(LintedCondition condition, LintedText value, Findings findings) {
        if (condition.operator().family() == OperatorFamily.STRING
                && !condition.operator().hasWildcards()
                && Values.hasWildcard(value.text())
                && !Values.hasVariable(value.text())) {
            findings.add(
                    "wildcard-without-like",
                    value.path(),
                    "in `" + value.text() + "` the wildcard is a plain character, for `"
                            + condition.operator().text() + "` knows none");
        }
        if (condition.operator().hasWildcards()
                && value.text().equals("*")
                && !condition.operator().negated()
                && !condition.operator().ifExists()) {
            findings.add(
                    "like-anything",
                    value.path(),
                    "any value of `" + condition.key() + "` matches: the condition asks only whether it is there");
        }
    }
}
