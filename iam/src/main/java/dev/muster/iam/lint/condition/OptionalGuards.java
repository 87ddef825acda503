package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import java.util.List;
import java.util.Locale;

/**
 * Guards of a permission that count only when the request brings the key.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists">...IfExists
 *     condition operators</a>: when the key is missing, the condition is true
 */
final class OptionalGuards implements Check {

    private static final List<String> GUARDS = List.of(
            "aws:sourceip",
            "aws:vpcsourceip",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:sourcearn",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalarn",
            "aws:principalaccount",
            "aws:securetransport",
            "sts:externalid");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            if (statement.allows()) {
                statement.conditions().stream()
                        .filter(OptionalGuards::isOptionalGuard)
                        .forEach(condition -> findings.add(
                                "if-exists-on-guard",
                                condition.path(),
                                "requests without `" + condition.key() + "` are allowed"));
            }
        }
    }

    private static boolean isOptionalGuard(LintedCondition condition) {
        return condition.operator().ifExists()
                && GUARDS.contains(condition.key().toLowerCase(Locale.ROOT));
    }
}
