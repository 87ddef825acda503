package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Arn;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.OperatorFamily;
import java.util.List;

/**
 * Policy variables: where they may stand.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Variables and tags</a>: they work in
 *     the resource part of Resource and in String and ARN conditions, in version 2012-10-17
 */
final class Variables implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            unsupported(statement.actionOrNotAction(), "an action", findings);
            for (LintedText type : statement.principalTypes()) {
                unsupported(statement.principals(type.text()), "a principal", findings);
            }
            for (LintedText resource : statement.resourceOrNotResource()) {
                if (supported(resource, policy, findings) && isBeforeResourcePart(resource.text())) {
                    findings.add(
                            "variable-before-resource-part",
                            resource.path(),
                            "`" + resource.text() + "` has a variable before the fifth colon, where it is no variable");
                }
            }
            for (LintedCondition condition : statement.conditions()) {
                condition(condition, policy, findings);
            }
        }
    }

    private static void condition(LintedCondition condition, LintedPolicy policy, Findings findings) {
        OperatorFamily family = condition.operator().family();
        boolean takesVariables = family == OperatorFamily.STRING || family == OperatorFamily.ARN;
        for (LintedText value : condition.values()) {
            if (!Values.hasVariable(value.text())) {
                continue;
            }
            if (takesVariables) {
                supported(value, policy, findings);
            } else if (family != OperatorFamily.UNKNOWN) {
                findings.add(
                        "variable-for-operator",
                        value.path(),
                        "`" + value.text() + "` is a variable, and `"
                                + condition.operator().text() + "` takes none");
            }
        }
    }

    private static void unsupported(List<LintedText> texts, String what, Findings findings) {
        for (LintedText text : texts) {
            if (Values.hasVariable(text.text())) {
                findings.add(
                        "variable-in-element",
                        text.path(),
                        "`" + text.text() + "` has a variable, and " + what + " knows none");
            }
        }
    }

    /** Whether there are variables that may be here. */
    private static boolean supported(LintedText text, LintedPolicy policy, Findings findings) {
        if (!Values.hasVariable(text.text())) {
            return false;
        }
        if (!policy.hasVariables()) {
            findings.add(
                    "variable-in-version",
                    text.path(),
                    "`" + text.text() + "` has a variable, which is literal text in this version of the language");
            return false;
        }
        return VariableSyntax.check(text, policy, findings);
    }

    private static boolean isBeforeResourcePart(String resource) {
        return resource.startsWith("arn:")
                && Arn.parse(resource)
                        .filter(arn ->
                                Values.hasVariable(arn.partition() + arn.service() + arn.region() + arn.account()))
                        .isPresent();
    }
}
