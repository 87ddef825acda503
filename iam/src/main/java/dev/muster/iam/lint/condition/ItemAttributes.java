package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import java.util.List;

/**
 * Attributes of DynamoDB items that are to be all that is read: a request that names none gets every attribute.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Using IAM policy conditions for
 *     fine-grained access control</a>: restrict dynamodb:Select to SPECIFIC_ATTRIBUTES too
 */
final class ItemAttributes implements Check {

    private static final List<String> READING =
            List.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            List<LintedCondition> attributes = statement.conditions("dynamodb:Attributes");
            if (statement.allows()
                    && !attributes.isEmpty()
                    && statement.conditions("dynamodb:Select").isEmpty()
                    && statement.actions().intersects(policy.reference().matching(READING))) {
                findings.add(
                        "attributes-without-select",
                        attributes.get(0).path(),
                        "a request that names no attributes reads all of them");
            }
        }
    }
}
