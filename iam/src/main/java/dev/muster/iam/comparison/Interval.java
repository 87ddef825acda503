package dev.muster.iam.comparison;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers or instants between two bounds.
 *
 * @param low null for none
 * @param high null for none
 * @param closed whether the bounds belong to it
 */
record Interval(@Nullable BigDecimal low, @Nullable BigDecimal high, boolean closed) implements ValueSet {

    static Interval only(BigDecimal point) {
        return new Interval(point, point, true);
    }

    static Interval below(BigDecimal bound) {
        return new Interval(null, bound, false);
    }

    static Interval upTo(BigDecimal bound) {
        return new Interval(null, bound, true);
    }

    static Interval above(BigDecimal bound) {
        return new Interval(bound, null, false);
    }

    static Interval from(BigDecimal bound) {
        return new Interval(bound, null, true);
    }

    @Override
    public boolean contains(ValueSet other) {
        return other instanceof Interval interval
                && (low == null || interval.low != null && reaches(interval.low.compareTo(low), interval))
                && (high == null || interval.high != null && reaches(high.compareTo(interval.high), interval));
    }

    /** Whether a bound of another one lies within, given how far within: at the bound itself both must be alike, or this closed. */
    private boolean reaches(int within, Interval other) {
        return within > 0 || within == 0 && (closed || !other.closed);
    }

    @Override
    public boolean intersects(ValueSet other) {
        return !(other instanceof Interval interval)
                || meets(high, interval.low, interval) && meets(interval.high, low, interval);
    }

    private boolean meets(@Nullable BigDecimal upper, @Nullable BigDecimal lower, Interval other) {
        if (upper == null || lower == null) {
            return true;
        }
        int distance = upper.compareTo(lower);
        return distance > 0 || distance == 0 && closed && other.closed;
    }
}
