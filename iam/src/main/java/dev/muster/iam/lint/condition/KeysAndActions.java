package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ConditionKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether requests for the actions of a statement carry its condition keys at all.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Condition
 *     keys</a> of each action and resource type; global keys go with most actions
 */
final class KeysAndActions implements Check {

    private static final int NAMED = 3;

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                if (!condition.key().toLowerCase(Locale.ROOT).startsWith("aws:")
                        && !statement.actions().isEmpty()) {
                    key(condition, statement, policy, findings);
                }
            }
        }
    }

    private static void key(
            LintedCondition condition, LintedStatement statement, LintedPolicy policy, Findings findings) {
        Optional<ConditionKey> key = policy.conditionKeys().find(condition.key());
        if (key.isEmpty()) {
            return;
        }
        ActionSet supporting = policy.conditionKeys().supporting(key.get());
        if (supporting.isEmpty()) {
            return;
        }
        if (!statement.actions().intersects(supporting)) {
            findings.add(
                    "key-not-for-actions",
                    condition.path(),
                    "requests for the actions of this statement never carry `" + condition.key() + "`");
            return;
        }
        List<String> without = statement.statement().action().stream()
                .filter(name -> policy.reference()
                        .action(name)
                        .filter(action -> !supporting.contains(action.number()))
                        .isPresent())
                .distinct()
                .toList();
        if (!without.isEmpty()) {
            String more = without.size() > NAMED ? " and " + (without.size() - NAMED) + " more" : "";
            findings.add(
                    "key-not-for-action",
                    condition.path(),
                    "requests for `" + String.join("`, `", without.subList(0, Math.min(NAMED, without.size()))) + "`"
                            + more + " never carry `" + condition.key() + "`");
        }
    }
}
