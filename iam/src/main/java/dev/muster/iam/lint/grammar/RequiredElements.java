package dev.muster.iam.lint.grammar;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.LocatedArray;
import dev.muster.iam.json.LocatedObject;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.PolicyType;

/**
 * The elements that a policy of each type must and must not have.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>: resource
 *     policies and trust policies have it, identity policies do not
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource</a>: statements must
 *     have Resource or NotResource; a trust policy has none, the role itself being the resource
 */
final class RequiredElements implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        JsonPath statements = JsonPath.ROOT.member("Statement");
        if (policy.reading().json().at(statements) instanceof LocatedArray list
                && list.items().isEmpty()) {
            findings.add("empty-statement", statements, "the list of statements is empty");
        }
        for (LintedStatement statement : policy.statements()) {
            principal(policy.type(), statement, policy, findings);
            resource(policy.type(), statement, findings);
        }
    }

    private static void principal(PolicyType type, LintedStatement statement, LintedPolicy policy, Findings findings) {
        boolean there = statement.has("Principal") || statement.has("NotPrincipal");
        JsonPath place = statement.path(statement.has("Principal") ? "Principal" : "NotPrincipal");
        if (!type.hasPrincipals()) {
            if (there) {
                findings.add(
                        type == PolicyType.IDENTITY ? "unsupported-principal" : "scp-principal",
                        place,
                        "the statement names a principal, which it has from what the policy is attached to");
            }
        } else if (!there) {
            findings.add(
                    "missing-principal", statement.path(), "the statement names no principal, and so never applies");
        } else if (type == PolicyType.TRUST && statement.has("NotPrincipal")) {
            findings.add("trust-not-principal", statement.path("NotPrincipal"), "a trust policy has NotPrincipal");
        } else if (policy.reading().json().at(place) instanceof LocatedObject object
                && object.members().isEmpty()) {
            findings.add("empty-principal-object", place, "the statement names no principal, and so never applies");
        }
    }

    private static void resource(PolicyType type, LintedStatement statement, Findings findings) {
        boolean there = statement.has("Resource") || statement.has("NotResource");
        if (type == PolicyType.TRUST && there) {
            findings.add(
                    "trust-resource",
                    statement.path(statement.has("Resource") ? "Resource" : "NotResource"),
                    "a trust policy names a resource, where the role itself is the resource");
        }
        if (type != PolicyType.TRUST && type != PolicyType.RESOURCE && !there) {
            findings.add("missing-resource", statement.path(), "the statement has neither Resource nor NotResource");
        }
    }
}
