package dev.muster.iam.lint.resource;

import dev.muster.iam.lint.check.Arn;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.reference.Action;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the resources of a statement are such that its actions can touch them; one that fits is enough.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions
 *     table</a>: an action without resource types needs `*`, others need an ARN of one of their types
 */
final class ActionsAndResources implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() == PolicyType.TRUST) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (statement.statement().action().isEmpty()
                    || statement.statement().resource().isEmpty()
                    || statement.statement().resource().stream()
                            .anyMatch(resource -> !isArnOfKnownService(resource, policy))) {
                continue;
            }
            // by the form of their ARNs
            Set<String> types = new HashSet<>();
            for (String resource : statement.statement().resource()) {
                policy.resourceTypes(resource)
                        .forEach(type -> types.add(type.type().arn()));
            }
            for (LintedText action : statement.action()) {
                if (!action.text().equals("*") && !action.text().equals("*:*")) {
                    action(action, types, policy, findings);
                }
            }
        }
    }

    private static void action(LintedText action, Set<String> types, LintedPolicy policy, Findings findings) {
        List<Action> matching = policy.reference().actions(policy.reference().matching(action.text()));
        if (matching.isEmpty() || matching.stream().anyMatch(one -> touches(one, types))) {
            return;
        }
        if (matching.stream().allMatch(one -> one.resources().isEmpty())) {
            findings.add(
                    "action-needs-star",
                    action.path(),
                    "`" + action.text() + "` has no resource-level permissions: with these resources it has no effect");
        } else {
            findings.add(
                    "resource-mismatch",
                    action.path(),
                    "none of the resources is of a type that `" + action.text() + "` can touch");
        }
    }

    private static boolean touches(Action action, Set<String> types) {
        return action.resources().stream()
                .anyMatch(resource -> types.contains(resource.type().arn()));
    }

    /** Otherwise nothing can be said: `*`, variables in front, services unknown. */
    private static boolean isArnOfKnownService(String resource, LintedPolicy policy) {
        return resource.startsWith("arn:")
                && Arn.parse(resource)
                        .filter(arn -> !policy.arnTypes().of(arn.service()).isEmpty())
                        .isPresent();
    }
}
