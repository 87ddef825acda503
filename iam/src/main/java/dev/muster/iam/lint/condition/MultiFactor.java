package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.OperatorFamily;

/**
 * Conditions on MFA that do not ask for it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent">aws:MultiFactorAuthPresent</a>:
 *     requests with long-term credentials do not have the key; to deny without MFA, use BoolIfExists with false
 */
final class MultiFactor implements Check {

    private static final String KEY = "aws:MultiFactorAuthPresent";

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions(KEY)) {
                if (condition.operator().family() == OperatorFamily.BOOL) {
                    bool(condition, statement, findings);
                } else if (condition.operator().family() == OperatorFamily.NULL) {
                    findings.add(
                            "mfa-null",
                            condition.path(),
                            "the key is there, with `false`, in sessions without MFA: Null does not tell whether MFA was used");
                }
            }
        }
    }

    private static void bool(LintedCondition condition, LintedStatement statement, Findings findings) {
        boolean withMfa = condition.hasValue("true");
        boolean ifExists = condition.operator().ifExists();
        if (statement.denies() && !withMfa && !ifExists) {
            findings.add(
                    "mfa-deny-bool",
                    condition.path(),
                    "requests with access keys do not have the key, and are not denied");
        }
        if (statement.allows() && withMfa && ifExists) {
            findings.add(
                    "mfa-allow-if-exists",
                    condition.path(),
                    "requests with access keys do not have the key, and are allowed without MFA");
        }
        if (statement.allows() && !withMfa) {
            findings.add("mfa-allow-false", condition.path(), "the statement allows only what is done without MFA");
        }
    }
}
