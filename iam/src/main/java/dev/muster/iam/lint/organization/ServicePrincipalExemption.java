package dev.muster.iam.lint.organization;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.PolicyType;
import java.util.List;
import java.util.Locale;

/**
 * A resource control policy that keeps out everybody outside of the organization also meets AWS services that act on behalf of it.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html">RCP examples</a>: the
 *     organization's perimeter exempts calls of services with aws:PrincipalIsAWSService
 */
final class ServicePrincipalExemption implements Check {

    private static final List<String> PERIMETER =
            List.of("aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn");
    private static final List<String> EXEMPTION = List.of("aws:principalisawsservice", "aws:principalservicename");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.RESOURCE_CONTROL) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (statement.denies() && !statement.hasCondition(EXEMPTION)) {
                statement.conditions().stream()
                        .filter(ServicePrincipalExemption::keepsOut)
                        .findFirst()
                        .ifPresent(condition -> findings.add(
                                "rcp-service-exemption",
                                condition.path(),
                                "the statement denies where `" + condition.key()
                                        + "` does not match, which requests of AWS services never carry"));
            }
        }
    }

    private static boolean keepsOut(LintedCondition condition) {
        return condition.operator().negated()
                && PERIMETER.contains(condition.key().toLowerCase(Locale.ROOT));
    }
}
