package dev.muster.iam.comparison;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the numbers and dates of conditions. */
final class Point {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern EPOCH = Pattern.compile("\\d{1,30}(\\.\\d{1,30})?");

    private Point() {}

    static Optional<BigDecimal> ofNumber(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /**
     * Seconds since 1970.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date">Date
     *     condition operators</a>: a W3C implementation of the ISO 8601 date formats, or epoch (UNIX) time
     */
    static Optional<BigDecimal> ofDate(String text) {
        if (EPOCH.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        try {
            Instant instant = text.indexOf('T') >= 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            return Optional.of(
                    BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9)));
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }
}
