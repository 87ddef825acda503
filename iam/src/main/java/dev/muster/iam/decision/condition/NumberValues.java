package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of Numeric operators: IAM JSON policy elements, Condition operators: comparing a key to an integer or decimal value. */
final class NumberValues implements ValueTest {

    /** Longer ones are no numbers: parsing takes more than linear time. */
    private static final int MAX_LENGTH = 64;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final NavigableSet<BigDecimal> numbers;
    private final Comparison comparison;

    NumberValues(List<String> values, Comparison comparison) {
        this.numbers = comparison.deciding(values.stream()
                .map(NumberValues::number)
                .filter(Objects::nonNull)
                .toList());
        this.comparison = comparison;
    }

    @Override
    public Truth matches(String value, RequestContext context) {
        BigDecimal given = number(value);
        return Truth.of(given != null && comparison.holdsForAny(numbers, given));
    }

    @Override
    public void sample(RequestContext context, Samples samples) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("none", "no number");
        BigDecimal before = null;
        for (BigDecimal number : numbers) {
            BigDecimal below = before == null
                    ? number.subtract(BigDecimal.ONE)
                    : number.add(before).divide(TWO);
            spell(below, values);
            spell(number, values);
            before = number;
        }
        if (before != null) {
            spell(before.add(BigDecimal.ONE), values);
        }
        samples.values("number", values);
    }

    private static void spell(BigDecimal number, Map<String, String> into) {
        String plain = number.toPlainString();
        into.put(plain, plain.indexOf('.') < 0 ? plain + ".0" : plain + "0");
    }

    /** The number, or null when the text is none: a sign, digits and a point are all that may stand in it. */
    private static @Nullable BigDecimal number(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && (i > 0 || c != '-' && c != '+')) {
                return null;
            }
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
