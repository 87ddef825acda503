package dev.muster.iam.lint.organization;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.policy.Principals;
import java.util.List;

/**
 * What a resource control policy may say.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html">RCP syntax</a>: Allow
 *     is for RCPFullAWSAccess alone, Principal is `*`, there is no NotPrincipal and no NotAction, and no action is a bare `*`
 */
final class ResourceControlGrammar implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.RESOURCE_CONTROL) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (isFullAccess(statement)) {
                continue;
            }
            Principals principal = statement.statement().principal();
            if (statement.has("NotPrincipal") || principal != null && !principal.everyone()) {
                findings.add(
                        "rcp-principal",
                        statement.path(statement.has("NotPrincipal") ? "NotPrincipal" : "Principal"),
                        "the principal is not `*`");
            }
            if (statement.allows()) {
                findings.add("rcp-allow", statement.path("Effect"), "the statement allows, where it can only deny");
            }
            if (statement.has("NotAction")) {
                findings.add("rcp-not-action", statement.path("NotAction"), "the statement has NotAction");
            }
            for (LintedText action : statement.action()) {
                service(action, policy, findings);
            }
        }
    }

    /** The statement of RCPFullAWSAccess. */
    private static boolean isFullAccess(LintedStatement statement) {
        return statement.allows()
                && statement.namesEveryone()
                && statement.statement().action().equals(List.of("*"))
                && statement.statement().resource().equals(List.of("*"))
                && !statement.has("Condition");
    }

    private static void service(LintedText action, LintedPolicy policy, Findings findings) {
        int colon = action.text().indexOf(':');
        String service = colon < 0 ? action.text() : action.text().substring(0, colon);
        if (service.equals("*")) {
            findings.add("rcp-action", action.path(), "action `" + action.text() + "` names no service");
        } else if (policy.reference().service(service).isPresent()
                && !policy.reference().resourceControlPolicySupports(service)) {
            findings.add(
                    "rcp-unsupported-service",
                    action.path(),
                    "service `" + service + "` is not under resource control policies, so that `" + action.text()
                            + "` has no effect");
        }
    }
}
