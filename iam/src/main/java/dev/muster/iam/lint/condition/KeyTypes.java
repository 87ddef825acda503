package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.ConditionOperator;
import dev.muster.iam.lint.check.ConditionOperator.Qualifier;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.OperatorFamily;
import dev.muster.iam.reference.ConditionKey;
import dev.muster.iam.reference.ConditionKeyType;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether operators suit the types of their keys, and set operators go with keys of several values only.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
 *     vs. multivalued context keys</a>: ForAllValues is true when the key is missing; do not use it with single-valued keys
 */
final class KeyTypes implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                Optional<ConditionKey> key = policy.conditionKeys().find(condition.key());
                if (condition.operator().qualifier() == Qualifier.FOR_ANY_VALUE && isAudience(condition.key())) {
                    findings.add(
                            "for-any-value-audience",
                            condition.path(),
                            "`" + condition.key() + "` has one value, for which `"
                                    + condition.operator().text() + "` is not made");
                }
                if (key.isPresent() && condition.operator().family() != OperatorFamily.NULL) {
                    set(condition, key.get().type().multivalued(), findings);
                    // tags and encryption contexts hold any text, ARNs too
                    if (!key.get().template() || condition.operator().family() != OperatorFamily.ARN) {
                        family(condition, key.get().type(), findings);
                    }
                }
            }
        }
    }

    /** The authentication methods of a Cognito identity (`amr`) are several, whatever their type is said to be. */
    private static void set(LintedCondition condition, boolean multivalued, Findings findings) {
        ConditionOperator operator = condition.operator();
        if (multivalued && operator.qualifier() == Qualifier.NONE) {
            findings.add(
                    "missing-qualifier",
                    condition.path(),
                    "`" + condition.key() + "` has several values in a request, and `" + operator.text()
                            + "` does not say whether all or any must match");
        }
        if (!multivalued && operator.qualifier() == Qualifier.FOR_ALL_VALUES) {
            findings.add(
                    "for-all-values-single-valued",
                    condition.path(),
                    "`" + condition.key() + "` has one value, and `" + operator.text()
                            + "` is true when it is missing");
        }
        if (!multivalued
                && operator.qualifier() == Qualifier.FOR_ANY_VALUE
                && !condition.key().endsWith(":amr")
                && !isAudience(condition.key())) {
            findings.add(
                    "for-any-value-single-valued",
                    condition.path(),
                    "`" + condition.key() + "` has one value, for which `" + operator.text() + "` is not made");
        }
    }

    /** Of a web identity or SAML token. */
    private static boolean isAudience(String key) {
        return key.toLowerCase(Locale.ROOT).endsWith(":aud");
    }

    private static void family(LintedCondition condition, ConditionKeyType type, Findings findings) {
        OperatorFamily family = condition.operator().family();
        OperatorFamily wanted = wanted(type);
        if (family == wanted || family == OperatorFamily.UNKNOWN || family == OperatorFamily.BINARY) {
            return;
        }
        String message = "`" + condition.key() + "` is of type " + type.title() + ", and `"
                + condition.operator().text() + "` compares something else";
        if (wanted == OperatorFamily.ARN && family == OperatorFamily.STRING) {
            findings.add(
                    condition.operator().hasWildcards() ? "string-like-on-arn" : "string-operator-on-arn",
                    condition.path(),
                    message);
        } else if (!(wanted == OperatorFamily.DATE && family == OperatorFamily.NUMERIC)) {
            findings.add("operator-type", condition.path(), message);
        }
    }

    private static OperatorFamily wanted(ConditionKeyType type) {
        return switch (type) {
            case STRING, ARRAY_OF_STRING -> OperatorFamily.STRING;
            case ARN, ARRAY_OF_ARN -> OperatorFamily.ARN;
            case BOOL, ARRAY_OF_BOOL -> OperatorFamily.BOOL;
            case NUMERIC -> OperatorFamily.NUMERIC;
            case DATE -> OperatorFamily.DATE;
            case IP_ADDRESS -> OperatorFamily.IP_ADDRESS;
        };
    }
}
