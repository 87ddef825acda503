package dev.muster.iam.lint.check;

import java.util.List;
import java.util.Locale;

/**
 * An operator as a policy writes it, taken apart: `ForAnyValue:StringNotLikeIfExists`.
 *
 * @param text as written
 * @param base without qualifier and suffix, in lower case
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
public record ConditionOperator(
        String text, Qualifier qualifier, String base, boolean ifExists, OperatorFamily family) {

    /** How the values of one request are taken together. */
    public enum Qualifier {
        NONE,
        FOR_ALL_VALUES,
        FOR_ANY_VALUE
    }

    private static final List<String> STRINGS = List.of(
            "stringequals",
            "stringnotequals",
            "stringequalsignorecase",
            "stringnotequalsignorecase",
            "stringlike",
            "stringnotlike");
    private static final List<String> ORDERS =
            List.of("equals", "notequals", "lessthan", "lessthanequals", "greaterthan", "greaterthanequals");
    private static final List<String> ARNS = List.of("arnequals", "arnlike", "arnnotequals", "arnnotlike");

    static ConditionOperator of(String text) {
        String base = text.toLowerCase(Locale.ROOT);
        Qualifier qualifier = Qualifier.NONE;
        if (base.startsWith("forallvalues:")) {
            qualifier = Qualifier.FOR_ALL_VALUES;
        } else if (base.startsWith("foranyvalue:")) {
            qualifier = Qualifier.FOR_ANY_VALUE;
        }
        base = qualifier == Qualifier.NONE ? base : base.substring(base.indexOf(':') + 1);
        boolean ifExists = base.endsWith("ifexists");
        base = ifExists ? base.substring(0, base.length() - "ifexists".length()) : base;
        return new ConditionOperator(text, qualifier, base, ifExists, family(base));
    }

    /** Whether it matches when nothing is equal, and also when the key is missing. */
    public boolean negated() {
        return base.contains("not");
    }

    /** Whether `*` and `?` in its values are wildcards. */
    public boolean hasWildcards() {
        return base.endsWith("like") || family == OperatorFamily.ARN;
    }

    private static OperatorFamily family(String base) {
        if (STRINGS.contains(base)) {
            return OperatorFamily.STRING;
        }
        if (base.startsWith("numeric") && ORDERS.contains(base.substring("numeric".length()))) {
            return OperatorFamily.NUMERIC;
        }
        if (base.startsWith("date") && ORDERS.contains(base.substring("date".length()))) {
            return OperatorFamily.DATE;
        }
        if (ARNS.contains(base)) {
            return OperatorFamily.ARN;
        }
        return switch (base) {
            case "bool" -> OperatorFamily.BOOL;
            case "binaryequals" -> OperatorFamily.BINARY;
            case "ipaddress", "notipaddress" -> OperatorFamily.IP_ADDRESS;
            case "null" -> OperatorFamily.NULL;
            default -> OperatorFamily.UNKNOWN;
        };
    }
}
