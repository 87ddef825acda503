package dev.muster.iam.decision.condition;

import java.util.List;

/** The condition operators of the policy language, without qualifier and suffix. */
public enum Operator {
    STRING_EQUALS("StringEquals", false),
    STRING_NOT_EQUALS("StringNotEquals", true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true),
    STRING_LIKE("StringLike", false),
    STRING_NOT_LIKE("StringNotLike", true),
    ARN_EQUALS("ArnEquals", false),
    ARN_NOT_EQUALS("ArnNotEquals", true),
    ARN_LIKE("ArnLike", false),
    ARN_NOT_LIKE("ArnNotLike", true),
    NUMERIC_EQUALS("NumericEquals", false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true),
    NUMERIC_LESS_THAN("NumericLessThan", false),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false),
    DATE_EQUALS("DateEquals", false),
    DATE_NOT_EQUALS("DateNotEquals", true),
    DATE_LESS_THAN("DateLessThan", false),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false),
    DATE_GREATER_THAN("DateGreaterThan", false),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false),
    BOOL("Bool", false),
    BINARY_EQUALS("BinaryEquals", false),
    IP_ADDRESS("IpAddress", false),
    NOT_IP_ADDRESS("NotIpAddress", true),
    /** Asks whether the key is there, not what it holds. */
    NULL("Null", false);

    private final String written;
    private final boolean negated;

    Operator(String written, boolean negated) {
        this.written = written;
        this.negated = negated;
    }

    /** The name as policies write it. */
    public String written() {
        return written;
    }

    /** Whether it asks that nothing matches. */
    public boolean negated() {
        return negated;
    }

    /** Reads the values that a policy names. @param variables whether the policy's version has variables */
    ValueTest values(List<String> values, boolean variables) {
        return switch (this) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> new TextValues(values, variables);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> new FoldedTextValues(values, variables);
            case STRING_LIKE, STRING_NOT_LIKE -> PatternValues.ofTexts(values, variables);
            case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> PatternValues.ofArns(values, variables);
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> new NumberValues(values, Comparison.EQUAL);
            case NUMERIC_LESS_THAN -> new NumberValues(values, Comparison.LESS);
            case NUMERIC_LESS_THAN_EQUALS -> new NumberValues(values, Comparison.LESS_OR_EQUAL);
            case NUMERIC_GREATER_THAN -> new NumberValues(values, Comparison.GREATER);
            case NUMERIC_GREATER_THAN_EQUALS -> new NumberValues(values, Comparison.GREATER_OR_EQUAL);
            case DATE_EQUALS, DATE_NOT_EQUALS -> new DateValues(values, Comparison.EQUAL);
            case DATE_LESS_THAN -> new DateValues(values, Comparison.LESS);
            case DATE_LESS_THAN_EQUALS -> new DateValues(values, Comparison.LESS_OR_EQUAL);
            case DATE_GREATER_THAN -> new DateValues(values, Comparison.GREATER);
            case DATE_GREATER_THAN_EQUALS -> new DateValues(values, Comparison.GREATER_OR_EQUAL);
            case BOOL, NULL -> new BooleanValues(values);
            case BINARY_EQUALS -> new BinaryValues(values);
            case IP_ADDRESS, NOT_IP_ADDRESS -> new AddressValues(values);
        };
    }
}
