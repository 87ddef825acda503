package dev.muster.iam.lint.organization;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.OperatorFamily;
import dev.muster.iam.lint.check.PolicyType;
import java.util.List;
import java.util.Locale;

/**
 * A resource control policy that says for whom AWS services may act also meets whatever is no service, and services that do not say.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">Access Analyzer policy check
 *     reference</a>: RCP missing related service principal condition key; RCP missing service condition key null check
 */
final class ServiceKeys implements Check {

    private static final List<String> SOURCE =
            List.of("aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceaccount", "aws:sourcearn");
    private static final List<String> SERVICE = List.of("aws:principalisawsservice", "aws:principalservicename");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.RESOURCE_CONTROL) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (statement.denies()) {
                statement.conditions().stream()
                        .filter(ServiceKeys::keepsOut)
                        .findFirst()
                        .ifPresent(condition -> missing(statement, condition, findings));
            }
        }
    }

    private static void missing(LintedStatement statement, LintedCondition condition, Findings findings) {
        if (!statement.hasCondition(SERVICE)) {
            findings.add(
                    "rcp-service-key-for-all",
                    condition.path(),
                    "the statement also denies principals that are no services, whose requests never carry `"
                            + condition.key() + "`");
        }
        if (statement.conditions().stream().noneMatch(ServiceKeys::asksForSource)) {
            findings.add(
                    "rcp-service-key-null-check",
                    condition.path(),
                    "the statement also denies services whose requests do not carry `" + condition.key() + "`");
        }
    }

    private static boolean keepsOut(LintedCondition condition) {
        return condition.operator().negated() && SOURCE.contains(condition.key().toLowerCase(Locale.ROOT));
    }

    /** `Null` with false on the account or ARN for which a service acts. */
    private static boolean asksForSource(LintedCondition condition) {
        return condition.operator().family() == OperatorFamily.NULL
                && condition.hasValue("false")
                && List.of("aws:sourceaccount", "aws:sourcearn")
                        .contains(condition.key().toLowerCase(Locale.ROOT));
    }
}
