package dev.muster.iam.decision.condition;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** How Numeric and Date operators hold a request's value against a policy's. */
enum Comparison {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    /** Those of a policy's values that decide: what is less than any of them is less than the greatest. */
    <T extends Comparable<T>> NavigableSet<T> deciding(Collection<T> values) {
        NavigableSet<T> sorted = new TreeSet<>(values);
        if (sorted.isEmpty() || this == EQUAL) {
            return sorted;
        }
        boolean greatest = this == LESS || this == LESS_OR_EQUAL;
        return new TreeSet<>(Set.of(greatest ? sorted.last() : sorted.first()));
    }

    /** Whether it holds for the request's value and any of the values that decide. */
    <T extends Comparable<T>> boolean holdsForAny(NavigableSet<T> deciding, T given) {
        return this == EQUAL
                ? deciding.contains(given)
                : !deciding.isEmpty() && holds(given.compareTo(deciding.first()));
    }

    /** @param order negative, zero or positive as the request's value is less than, equal to or greater than the policy's */
    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }
}
