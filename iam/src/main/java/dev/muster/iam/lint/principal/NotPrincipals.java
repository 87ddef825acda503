package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.PolicyType;

/**
 * Everybody but the principals named.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">NotPrincipal</a>: with
 *     Allow it includes anonymous users; with Deny it always denies principals that have a permissions boundary; use aws:PrincipalArn
 */
final class NotPrincipals implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.RESOURCE) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (statement.statement().notPrincipal() != null) {
                findings.add(
                        statement.allows() ? "allow-with-not-principal" : "deny-with-not-principal",
                        statement.path("NotPrincipal"),
                        statement.allows()
                                ? "the statement allows everybody on earth but the principals listed"
                                : "the statement denies every principal with a permissions boundary, also those listed");
            }
        }
    }
}
