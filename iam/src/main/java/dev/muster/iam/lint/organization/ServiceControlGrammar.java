package dev.muster.iam.lint.organization;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.PolicyType;

/**
 * What a service control policy may say.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html">SCP syntax</a>: since
 *     2025 all elements but Principal go with both effects; Access Analyzer still reports wildcards inside of action names
 */
final class ServiceControlGrammar implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.SERVICE_CONTROL) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            for (LintedText action : statement.actionOrNotAction()) {
                if (hasInnerWildcard(action.text())) {
                    findings.add(
                            "scp-action-wildcard",
                            action.path(),
                            "action `" + action.text() + "` has a wildcard before its end");
                }
            }
        }
    }

    private static boolean hasInnerWildcard(String action) {
        int first = firstWildcard(action);
        return first >= 0 && first < action.length() - 1;
    }

    private static int firstWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '*' || text.charAt(i) == '?') {
                return i;
            }
        }
        return -1;
    }
}
