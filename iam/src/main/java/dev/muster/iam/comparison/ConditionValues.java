package dev.muster.iam.comparison;

import dev.muster.iam.decision.condition.AddressRange;
import dev.muster.iam.decision.condition.DateText;
import dev.muster.iam.decision.condition.Operator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of conditions, operator by operator. */
final class ConditionValues {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final int NANO_DIGITS = 9;

    private ConditionValues() {}

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

    static Family family(Operator operator) {
        return switch (operator) {
            case STRING_EQUALS,
                    STRING_NOT_EQUALS,
                    STRING_EQUALS_IGNORE_CASE,
                    STRING_NOT_EQUALS_IGNORE_CASE,
                    STRING_LIKE,
                    STRING_NOT_LIKE -> Family.STRING;
            case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> Family.ARN;
            case NUMERIC_EQUALS,
                    NUMERIC_NOT_EQUALS,
                    NUMERIC_LESS_THAN,
                    NUMERIC_LESS_THAN_EQUALS,
                    NUMERIC_GREATER_THAN,
                    NUMERIC_GREATER_THAN_EQUALS -> Family.NUMERIC;
            case DATE_EQUALS,
                    DATE_NOT_EQUALS,
                    DATE_LESS_THAN,
                    DATE_LESS_THAN_EQUALS,
                    DATE_GREATER_THAN,
                    DATE_GREATER_THAN_EQUALS -> Family.DATE;
            case BOOL -> Family.BOOL;
            case BINARY_EQUALS -> Family.BINARY;
            case IP_ADDRESS, NOT_IP_ADDRESS -> Family.IP_ADDRESS;
            case NULL -> Family.NULL;
        };
    }

    /** What a context value must be in to match a value of the policy. @param variables whether `${…}` is a variable */
    static ValueSet of(Operator operator, String value, boolean variables) {
        return switch (operator) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> new ValueSet.Text(TextPattern.literal(value, variables), false);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                new ValueSet.Text(TextPattern.literal(value, variables).lowerCase(), true);
            case STRING_LIKE, STRING_NOT_LIKE -> new ValueSet.Text(TextPattern.wildcards(value, variables), false);
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> ValueSet.Arn.of(value, variables);
            case BOOL, NULL -> ValueSet.Same.ofIgnoringCase(value);
            case BINARY_EQUALS -> new ValueSet.Same(value);
            case IP_ADDRESS, NOT_IP_ADDRESS -> addresses(value);
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> interval(value, number(value), Interval::only);
            case NUMERIC_LESS_THAN -> interval(value, number(value), Interval::below);
            case NUMERIC_LESS_THAN_EQUALS -> interval(value, number(value), Interval::upTo);
            case NUMERIC_GREATER_THAN -> interval(value, number(value), Interval::above);
            case NUMERIC_GREATER_THAN_EQUALS -> interval(value, number(value), Interval::from);
            case DATE_EQUALS, DATE_NOT_EQUALS -> interval(value, seconds(value), Interval::only);
            case DATE_LESS_THAN -> interval(value, seconds(value), Interval::below);
            case DATE_LESS_THAN_EQUALS -> interval(value, seconds(value), Interval::upTo);
            case DATE_GREATER_THAN -> interval(value, seconds(value), Interval::above);
            case DATE_GREATER_THAN_EQUALS -> interval(value, seconds(value), Interval::from);
        };
    }

    private static ValueSet addresses(String value) {
        AddressRange range = AddressRange.parse(value);
        return range == null ? new ValueSet.Same(value) : new ValueSet.Addresses(range);
    }

    private static ValueSet interval(
            String value, @Nullable BigDecimal point, Function<BigDecimal, ValueSet> interval) {
        return point == null ? new ValueSet.Same(value) : interval.apply(point);
    }

    private static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** Since 1970. */
    private static @Nullable BigDecimal seconds(String text) {
        Instant instant = DateText.parse(text);
        return instant == null
                ? null
                : BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), NANO_DIGITS));
    }
}
