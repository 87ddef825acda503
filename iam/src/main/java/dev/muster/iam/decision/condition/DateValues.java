package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;

/**
 * Values of Date operators.
 *
 * <p>IAM JSON policy elements, Condition operators: date and time values are one of the W3C implementations of the ISO 8601 date
 * formats, or epoch (UNIX) time.
 */
final class DateValues implements ValueTest {

    private final NavigableSet<Instant> dates;
    private final Comparison comparison;

    DateValues(List<String> values, Comparison comparison) {
        this.dates = comparison.deciding(
                values.stream().map(DateText::parse).filter(Objects::nonNull).toList());
        this.comparison = comparison;
    }

    @Override
    public Truth matches(String value, RequestContext context) {
        Instant given = DateText.parse(value);
        return Truth.of(given != null && comparison.holdsForAny(dates, given));
    }

    @Override
    public void sample(RequestContext context, Samples samples) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("none", "no date");
        for (Instant date : dates) {
            spell(date.minusNanos(1), values);
            spell(date, values);
            spell(date.plusNanos(1), values);
        }
        samples.values("date", values);
    }

    private static void spell(Instant date, Map<String, String> into) {
        String utc = date.toString();
        into.put(utc, utc.replace("Z", "+00:00"));
    }
}
