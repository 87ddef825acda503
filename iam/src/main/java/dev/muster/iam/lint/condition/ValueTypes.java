package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;

/**
 * Whether each value is one that its operator can compare.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>: numbers; dates of ISO 8601 or epoch seconds; true or false; base64; addresses in CIDR form; ARNs
 */
final class ValueTypes implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                for (LintedText value : condition.values()) {
                    value(condition, value, findings);
                }
                if (condition.operator().base().equals("bool")
                        && condition.values().size() > 1) {
                    findings.add(
                            "multiple-booleans",
                            condition.path(),
                            "`" + condition.key() + "` is compared with "
                                    + condition.values().size() + " booleans");
                }
            }
        }
    }

    private static void value(LintedCondition condition, LintedText value, Findings findings) {
        String text = value.text();
        if (Values.hasVariable(text)) {
            return;
        }
        String operator = condition.operator().text();
        switch (condition.operator().family()) {
            case NUMERIC -> expect(Values.isNumber(text), "value-not-number", value, operator, "a number", findings);
            case DATE -> {
                if (Values.isEpoch(text)) {
                    findings.add("date-epoch", value.path(), "`" + text + "` is a date in seconds since 1970");
                } else {
                    expect(Values.isDate(text), "value-not-date", value, operator, "a date of ISO 8601", findings);
                }
            }
            case BOOL ->
                expect(Values.isBoolean(text), "value-not-boolean", value, operator, "`true` or `false`", findings);
            case BINARY -> expect(Values.isBase64(text), "value-not-base64", value, operator, "base64", findings);
            case IP_ADDRESS ->
                expect(
                        IpRange.parse(text).isPresent(),
                        "value-not-address",
                        value,
                        operator,
                        "an address or a range in CIDR form",
                        findings);
            case ARN ->
                expect(
                        text.startsWith("arn:") || text.startsWith("*") || text.startsWith("arn*"),
                        "value-not-arn",
                        value,
                        operator,
                        "an ARN",
                        findings);
            case STRING, NULL, UNKNOWN -> {}
        }
    }

    private static void expect(
            boolean fits, String code, LintedText value, String operator, String expected, Findings findings) {
        if (!fits) {
            findings.add(
                    code,
                    value.path(),
                    "`" + value.text() + "` is not " + expected + ", which `" + operator + "` compares");
        }
    }
}
