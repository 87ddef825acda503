package dev.muster.iam.lint.check;

import org.jspecify.annotations.Nullable;

/**
 * A kind of finding.
 *
 * @param code its name, for good
 * @param family the heading under which it is documented
 * @param title what is wrong, in one sentence
 * @param fix what to do about it
 * @param awsCode the issue code of IAM Access Analyzer for the same thing, or null
 * @param parliamentCode that of parliament, or null
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">IAM policy validation
 *     check reference</a>
 */
public record LintCode(
        String code,
        String family,
        LintSeverity severity,
        String title,
        String fix,
        @Nullable String awsCode,
        @Nullable String parliamentCode) {}
