package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.OperatorFamily;

/**
 * Prefixes of Amazon S3 that are to be kept from being listed: a shorter prefix lists them all the same.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">Access Analyzer policy check
 *     reference</a>: S3 prefix in negative context; use StringLike with Allow, or StringNotLike with Deny
 */
final class ListedPrefixes implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            statement.conditions("s3:prefix").stream()
                    .filter(condition -> condition.operator().family() == OperatorFamily.STRING)
                    .filter(condition -> condition.operator().negated() == statement.allows())
                    .forEach(condition -> findings.add(
                            "s3-prefix-kept-out",
                            condition.path(),
                            "a request with a shorter prefix than `" + condition.key()
                                    + "` names lists the same objects"));
        }
    }
}
