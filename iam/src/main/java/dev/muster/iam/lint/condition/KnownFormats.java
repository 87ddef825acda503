package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.OperatorFamily;
import dev.muster.iam.lint.check.Regions;
import java.util.Locale;

/**
 * Values of keys whose values have a known form.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS global condition context
 *     keys</a>: aws:RequestedRegion, aws:SourceVpc, aws:SourceVpce
 */
final class KnownFormats implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                if (condition.operator().family() == OperatorFamily.STRING) {
                    for (LintedText value : condition.values()) {
                        if (!Values.hasVariable(value.text()) && !Values.hasWildcard(value.text())) {
                            value(condition, value, findings);
                        }
                    }
                }
            }
        }
    }

    private static void value(LintedCondition condition, LintedText value, Findings findings) {
        String text = value.text();
        switch (condition.key().toLowerCase(Locale.ROOT)) {
            case "aws:requestedregion" ->
                expect(Regions.isRegion(text), "value-not-region", value, "a region", findings);
            case "aws:sourcevpc" -> expect(isId("vpc-", text), "value-not-vpc", value, "the id of a VPC", findings);
            case "aws:sourcevpce" ->
                expect(isId("vpce-", text), "value-not-vpc-endpoint", value, "the id of a VPC endpoint", findings);
            case "s3:x-amz-server-side-encryption-aws-kms-key-id" ->
                expect(
                        text.startsWith("arn:") && text.contains(":key/"),
                        "value-not-key-arn",
                        value,
                        "the ARN of a KMS key",
                        findings);
            default -> {}
        }
    }

    private static void expect(boolean fits, String code, LintedText value, String expected, Findings findings) {
        if (!fits) {
            findings.add(code, value.path(), "`" + value.text() + "` is not " + expected);
        }
    }

    private static boolean isId(String prefix, String text) {
        int digits = text.length() - prefix.length();
        return text.startsWith(prefix)
                && (digits == 8 || digits == 17)
                && text.chars().skip(prefix.length()).allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }
}
