package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.PolicyType;
import java.util.List;
import java.util.Locale;

/**
 * Resources that everybody on earth can reach.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html">The meaning of
 *     "public"</a>: a principal `*` without a condition on one of these keys, with a fixed value
 */
final class PublicAccess implements Check {

    private static final List<String> LIMITING = List.of(
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalarn",
            "aws:principalaccount",
            "aws:principaltag",
            "aws:sourcearn",
            "aws:sourceaccount",
            "aws:sourceowner",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:sourceip",
            "aws:userid",
            "aws:username",
            "aws:viaawsservice",
            "kms:calleraccount",
            "s3:dataaccesspointaccount",
            "s3:dataaccesspointarn",
            "elasticfilesystem:accesspointarn",
            "lambda:eventsourcetoken");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.RESOURCE) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (statement.allows()
                    && statement.namesEveryone()
                    && statement.conditions().stream().noneMatch(PublicAccess::limits)) {
                findings.add(
                        "public-access",
                        statement.path("Principal"),
                        "everybody on earth is allowed"
                                + (statement.statement().conditional() ? ", for no condition says who" : ""));
            }
        }
    }

    private static boolean limits(LintedCondition condition) {
        String key = condition.key().toLowerCase(Locale.ROOT);
        int slash = key.indexOf('/');
        return !condition.operator().negated()
                && !condition.operator().ifExists()
                && !condition.hasValue("*")
                && !condition.hasValue("0.0.0.0/0")
                && LIMITING.contains(slash < 0 ? key : key.substring(0, slash));
    }
}
