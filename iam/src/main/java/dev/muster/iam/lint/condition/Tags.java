package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.reference.Service;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Conditions on the tags of resources, for services that do not tell them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag">aws:ResourceTag</a>:
 *     it is in the request where the service supports authorization based on tags
 */
final class Tags implements Check {

    private static final String KEY = "aws:resourcetag/";

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                if (condition.key().toLowerCase(Locale.ROOT).startsWith(KEY)) {
                    tag(condition, statement, policy, findings);
                }
            }
        }
    }

    private static void tag(
            LintedCondition condition, LintedStatement statement, LintedPolicy policy, Findings findings) {
        if (!statement.statement().notAction().isEmpty()) {
            findings.add(
                    statement.denies() ? "deny-not-action-with-tag" : "allow-not-action-with-tag",
                    condition.path(),
                    "NotAction covers services that do not tell the tags of their resources");
            return;
        }
        Set<String> without = new TreeSet<>();
        for (String action : statement.statement().action()) {
            int colon = action.indexOf(':');
            Optional<Service> service =
                    colon < 0 ? Optional.empty() : policy.reference().service(action.substring(0, colon));
            if (service.isPresent() && !tells(service.get())) {
                without.add(service.get().prefix());
            }
        }
        if (!without.isEmpty()) {
            findings.add(
                    statement.denies() ? "deny-with-unsupported-tag" : "allow-with-unsupported-tag",
                    condition.path(),
                    "`" + String.join("`, `", without) + "` does not tell `" + condition.key()
                            + "`, so that nothing is " + (statement.denies() ? "denied" : "allowed") + " there");
        }
    }

    private static boolean tells(Service service) {
        return service.conditionKeys().stream()
                .anyMatch(key -> key.name().toLowerCase(Locale.ROOT).startsWith(KEY));
    }
}
