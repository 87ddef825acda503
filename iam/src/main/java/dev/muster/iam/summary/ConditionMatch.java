package dev.muster.iam.summary;

import dev.muster.iam.policy.Condition;
import dev.muster.iam.reference.ActionSet;
import java.util.Locale;

/**
 * A condition of a statement and the actions whose requests carry its key.
 *
 * @param supporting all actions of the reference when the key is global
 * @param text as the tables show it: `aws:SourceIp | IP address | 203.0.113.0/24`
 */
record ConditionMatch(Condition condition, ActionSet supporting, String text) {

    private static final String IF_EXISTS = "ifexists";
    private static final String FOR_ALL_VALUES = "forallvalues:";
    private static final String FOR_ANY_VALUE = "foranyvalue:";

    static ConditionMatch of(Condition condition, ActionSet supporting) {
        return new ConditionMatch(
                condition,
                supporting,
                condition.key() + " | " + OperatorWords.of(condition.operator()) + " | "
                        + String.join(", ", condition.values()));
    }

    /**
     * Whether the condition is true of a request without its key, so that it takes no permission away from an action that does not carry it.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM JSON policy
     *     elements: Condition operators</a>: `IfExists`, `Null` with `true`, and negated operators are true when the key is not present
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
     *     vs. multivalued context keys</a>: `ForAllValues` is true when there are no keys in the request, `ForAnyValue` is not
     */
    boolean holdsWithoutKey() {
        String operator = condition.operator().toLowerCase(Locale.ROOT);
        if (operator.endsWith(IF_EXISTS) || operator.startsWith(FOR_ALL_VALUES)) {
            return true;
        }
        if (operator.equals("null")) {
            return condition.values().stream().anyMatch(value -> value.equalsIgnoreCase("true"));
        }
        return operator.contains("not") && !operator.startsWith(FOR_ANY_VALUE);
    }
}
