package dev.muster.iam.lint.action;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.reference.Action;
import java.util.List;
import java.util.Optional;

/**
 * An action that hands out roles, allowed on more roles than are named: iam:PassRole, or the making of service-linked roles.
 *
 * <p>The six forms in which that happens have a code each, as they have with Access Analyzer.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html">Grant a user permissions to pass a
 *     role</a>: name the roles, and restrict the service with iam:PassedToService
 */
final class PassingRoles implements Check {

    private final String action;
    private final String code;
    private final List<String> restrictingKeys;

    private PassingRoles(String action, String code, List<String> restrictingKeys) {
        this.action = action;
        this.code = code;
        this.restrictingKeys = restrictingKeys;
    }

    static PassingRoles passRole() {
        return new PassingRoles(
                "iam:PassRole", "pass-role", List.of("iam:passedtoservice", "iam:associatedresourcearn"));
    }

    static PassingRoles createServiceLinkedRole() {
        return new PassingRoles("iam:CreateServiceLinkedRole", "create-slr", List.of("iam:awsservicename"));
    }

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        Optional<Action> handing = policy.reference().action(action);
        if (policy.type() != PolicyType.IDENTITY || handing.isEmpty()) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (statement.allows()
                    && statement.actions().contains(handing.get().number())
                    && !statement.hasCondition(restrictingKeys)) {
                broad(statement, findings);
            }
        }
    }

    private void broad(LintedStatement statement, Findings findings) {
        boolean negated = !statement.statement().notAction().isEmpty();
        boolean named = statement.statement().action().stream().anyMatch(action::equalsIgnoreCase);
        if (!statement.statement().notResource().isEmpty()) {
            String form = negated
                    ? "-not-action-and-not-resource"
                    : named ? "-not-resource" : "-star-in-action-and-not-resource";
            findings.add(
                    code + form,
                    statement.path("NotResource"),
                    "`" + action + "` is allowed on all roles but those listed in NotResource");
            return;
        }
        for (LintedText resource : statement.resource()) {
            if (isEveryRole(resource.text())) {
                String form = negated
                        ? "-star-in-resource-and-not-action"
                        : named ? "-star-in-resource" : "-star-in-action-and-resource";
                findings.add(code + form, resource.path(), "`" + action + "` is allowed on `" + resource.text() + "`");
                return;
            }
        }
    }

    /** `*`, or an ARN whose role name is nothing but a wildcard, with or without path. */
    private static boolean isEveryRole(String resource) {
        String[] parts = resource.split(":", 6);
        String last = parts[parts.length - 1];
        return resource.equals("*")
                || parts.length == 6 && (last.equals("*") || last.equals("role/*") || last.equals("role*"));
    }
}
