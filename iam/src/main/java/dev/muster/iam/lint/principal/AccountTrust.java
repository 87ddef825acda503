package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.PolicyType;
import java.util.List;

/**
 * Roles that a whole account can assume.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html">Access to accounts owned by
 *     third parties</a>: the third party is given an external id, and the trust policy asks for it
 */
final class AccountTrust implements Check {

    private static final List<String> RESTRICTING = List.of(
            "sts:externalid",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalarn",
            "aws:multifactorauthpresent",
            "aws:userid",
            "aws:username");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.TRUST) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (Assuming.isAllowed(statement, policy) && !statement.hasCondition(RESTRICTING)) {
                for (LintedText principal : statement.principals("AWS")) {
                    if (PrincipalForms.isAccount(principal.text())
                            || principal.text().endsWith(":root")) {
                        findings.add(
                                "trust-without-external-id",
                                principal.path(),
                                "whoever `" + principal.text()
                                        + "` permits can assume the role, also on somebody else's behalf");
                    }
                }
            }
        }
    }
}
