package dev.muster.iam.lint.statement;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.reference.ActionSet;
import java.util.List;
import java.util.Map;

/**
 * Policies that let somebody rewrite the policy of a resource, but not do with the resource what he can then permit himself.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html">Bucket policies</a>: who can put the
 *     policy can grant every other action
 */
final class ResourcePolicyEscalation implements Check {

    /** The action that rewrites a policy, and some of what it thereby gives. */
    private static final Map<String, List<String>> GIVES = Map.of(
            "s3:PutBucketPolicy", List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
            "kms:PutKeyPolicy", List.of("kms:Decrypt", "kms:ScheduleKeyDeletion"),
            "sqs:AddPermission", List.of("sqs:ReceiveMessage", "sqs:DeleteMessage"),
            "sns:AddPermission", List.of("sns:Publish", "sns:Subscribe"),
            "secretsmanager:PutResourcePolicy", List.of("secretsmanager:GetSecretValue"));

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.IDENTITY && policy.type() != PolicyType.RESOURCE) {
            return;
        }
        ActionSet.Builder all = new ActionSet.Builder();
        policy.statements().stream()
                .filter(LintedStatement::allows)
                .forEach(statement -> all.addAll(statement.actions()));
        ActionSet allowed = all.build();
        GIVES.forEach((rewrite, given) -> {
            ActionSet rewriting = policy.reference().matching(rewrite);
            List<String> lacking = given.stream()
                    .filter(action -> !allowed.containsAll(policy.reference().matching(action)))
                    .toList();
            if (!lacking.isEmpty() && allowed.containsAll(rewriting)) {
                policy.statements().stream()
                        .filter(LintedStatement::allows)
                        .filter(statement -> statement.actions().containsAll(rewriting))
                        .findFirst()
                        .ifPresent(statement -> findings.add(
                                "resource-policy-escalation",
                                statement.path(statement.has("Action") ? "Action" : "NotAction"),
                                "who may do `" + rewrite + "` can permit himself `" + String.join("`, `", lacking)
                                        + "`, which the policy does not allow"));
            }
        });
    }
}
