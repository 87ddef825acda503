package dev.muster.iam.comparison;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The condition operators, without quantifier and `IfExists`.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM JSON policy elements:
 *     Condition operators</a>
 */
enum ConditionOperator {
    STRING_EQUALS("StringEquals", Family.STRING, false),
    STRING_NOT_EQUALS("StringNotEquals", Family.STRING, true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Family.STRING, false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Family.STRING, true),
    STRING_LIKE("StringLike", Family.STRING, false),
    STRING_NOT_LIKE("StringNotLike", Family.STRING, true),
    NUMERIC_EQUALS("NumericEquals", Family.NUMERIC, false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", Family.NUMERIC, true),
    NUMERIC_LESS_THAN("NumericLessThan", Family.NUMERIC, false),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Family.NUMERIC, false),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Family.NUMERIC, false),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Family.NUMERIC, false),
    DATE_EQUALS("DateEquals", Family.DATE, false),
    DATE_NOT_EQUALS("DateNotEquals", Family.DATE, true),
    DATE_LESS_THAN("DateLessThan", Family.DATE, false),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Family.DATE, false),
    DATE_GREATER_THAN("DateGreaterThan", Family.DATE, false),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Family.DATE, false),
    BOOL("Bool", Family.BOOL, false),
    BINARY_EQUALS("BinaryEquals", Family.BINARY, false),
    IP_ADDRESS("IpAddress", Family.IP_ADDRESS, false),
    NOT_IP_ADDRESS("NotIpAddress", Family.IP_ADDRESS, true),
    ARN_EQUALS("ArnEquals", Family.ARN, false),
    ARN_LIKE("ArnLike", Family.ARN, false),
    ARN_NOT_EQUALS("ArnNotEquals", Family.ARN, true),
    ARN_NOT_LIKE("ArnNotLike", Family.ARN, true),
    NULL("Null", Family.NULL, false);

    /** Operators whose values can be compared with each other. */
    enum Family {
        STRING,
        NUMERIC,
        DATE,
        BOOL,
        BINARY,
        IP_ADDRESS,
        ARN,
        NULL
    }

    private static final Map<String, ConditionOperator> BY_NAME = new HashMap<>();

    static {
        for (ConditionOperator operator : values()) {
            BY_NAME.put(operator.name, operator);
        }
    }

    private final String name;
    private final Family family;
    private final boolean negated;

    ConditionOperator(String name, Family family, boolean negated) {
        this.name = name;
        this.family = family;
        this.negated = negated;
    }

    Family family() {
        return family;
    }

    /** Whether none of the values may match; it is then also true when the key is missing. */
    boolean negated() {
        return negated;
    }

    static Optional<ConditionOperator> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** What a context value must be in to match a value of the policy. @param variables whether `${…}` is a variable */
    ValueSet values(String value, boolean variables) {
        return switch (this) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> new ValueSet.Text(TextPattern.literal(value, variables), false);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                new ValueSet.Text(TextPattern.literal(value, variables).lowerCase(), true);
            case STRING_LIKE, STRING_NOT_LIKE -> new ValueSet.Text(TextPattern.wildcards(value, variables), false);
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> ValueSet.Arn.of(value, variables);
            case BOOL, NULL -> ValueSet.Same.ofIgnoringCase(value);
            case BINARY_EQUALS -> new ValueSet.Same(value);
            case IP_ADDRESS, NOT_IP_ADDRESS ->
                AddressRange.of(value).<ValueSet>map(range -> range).orElseGet(() -> new ValueSet.Same(value));
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS, DATE_EQUALS, DATE_NOT_EQUALS -> interval(value, Interval::only);
            case NUMERIC_LESS_THAN, DATE_LESS_THAN -> interval(value, Interval::below);
            case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> interval(value, Interval::upTo);
            case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> interval(value, Interval::above);
            case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> interval(value, Interval::from);
        };
    }

    private ValueSet interval(String value, Function<BigDecimal, ValueSet> interval) {
        return (family == Family.DATE ? Point.ofDate(value) : Point.ofNumber(value))
                .map(interval)
                .orElseGet(() -> new ValueSet.Same(value));
    }
}
