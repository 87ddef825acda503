package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Values of Date operators.
 *
 * <p>IAM JSON policy elements, Condition operators: date and time values are one of the W3C implementations of the ISO 8601 date
 * formats, or epoch (UNIX) time.
 */
final class DateValues implements ValueTest {

    private final List<Instant> dates;
    private final Comparison comparison;

    DateValues(List<String> values, Comparison comparison) {
        this.dates =
                values.stream().map(DateText::parse).filter(Objects::nonNull).toList();
        this.comparison = comparison;
    }

    @Override
    public Truth matches(String value, RequestContext context) {
        Instant given = DateText.parse(value);
        if (given != null) {
            for (Instant date : dates) {
                if (comparison.holds(given.compareTo(date))) {
                    return Truth.TRUE;
                }
            }
        }
        return Truth.FALSE;
    }

    @Override
    public void sample(RequestContext context, Samples samples) {
        List<String> values = new ArrayList<>();
        values.add("none");
        for (Instant date : new TreeSet<>(dates)) {
            values.add(date.minusNanos(1).toString());
            values.add(date.toString());
            values.add(date.plusNanos(1).toString());
        }
        samples.values("date", values);
    }
}
