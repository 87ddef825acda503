package dev.muster.iam.lint.action;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.PolicyType;

/**
 * Permissions of whole services or of everything; in control policies, which grant nothing, they are in place.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html">Security best practices</a>: apply
 *     least-privilege permissions
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html">NotAction</a>: with Allow
 *     it grants everything that is not listed, also of services to come
 */
final class BroadActions implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() == PolicyType.SERVICE_CONTROL || policy.type() == PolicyType.RESOURCE_CONTROL) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (statement.allows()) {
                allowing(policy.type(), statement, findings);
            }
        }
    }

    private static void allowing(PolicyType type, LintedStatement statement, Findings findings) {
        if (!statement.statement().notAction().isEmpty()) {
            findings.add(
                    "allow-with-not-action",
                    statement.path("NotAction"),
                    "the statement allows everything but the actions listed, also what AWS will add");
        }
        if (!statement.statement().notResource().isEmpty()) {
            findings.add(
                    "allow-with-not-resource",
                    statement.path("NotResource"),
                    "the statement allows access to everything but the resources listed");
        }
        if (type != PolicyType.IDENTITY || !statement.statement().resource().contains("*")) {
            return;
        }
        for (LintedText action : statement.action()) {
            if (action.text().equals("*") || action.text().equals("*:*")) {
                findings.add("allow-everything", action.path(), "the statement allows all actions on all resources");
            } else if (action.text().endsWith(":*")) {
                findings.add(
                        "service-wildcard",
                        action.path(),
                        "the statement allows all actions of `"
                                + action.text().substring(0, action.text().length() - 2) + "` on all resources");
            }
        }
    }
}
