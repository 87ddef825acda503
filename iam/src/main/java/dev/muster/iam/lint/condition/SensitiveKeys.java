package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import java.util.List;
import java.util.Locale;

/**
 * Patterns for keys that say whose something is: only whole values tell that.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sensitive">Sensitive
 *     condition keys</a>: wildcards in them have no valid use, not even with a part of the value
 */
final class SensitiveKeys implements Check {

    private static final List<String> SENSITIVE = List.of(
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:resourceaccount",
            "aws:resourceorgid",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:vpceaccount",
            "aws:vpceorgid");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                if (condition.operator().hasWildcards()
                        && SENSITIVE.contains(condition.key().toLowerCase(Locale.ROOT))) {
                    for (LintedText value : condition.values()) {
                        value(condition, value, policy.hasVariables(), findings);
                    }
                }
            }
        }
    }

    private static void value(LintedCondition condition, LintedText value, boolean variables, Findings findings) {
        if (variables && Values.hasVariable(value.text())) {
            findings.add(
                    "sensitive-key-variable",
                    value.path(),
                    "whoever chooses the variable in `" + value.text() + "` chooses what `" + condition.key()
                            + "` is compared with");
        } else if (Values.hasWildcard(value.text())) {
            findings.add(
                    "sensitive-key-wildcard",
                    value.path(),
                    "`" + value.text() + "` matches values of `" + condition.key() + "` that are anybody's");
        }
    }
}
