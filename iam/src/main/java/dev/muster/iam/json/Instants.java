package dev.muster.iam.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** The spellings of an instant that AWS and its command line use, and the one that Muster writes. */
public final class Instants {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int GREATEST_YEAR = 9999;

    /** Digits before or behind the point; a number of seconds has few, and arithmetic on more is slow. */
    private static final int MAX_DIGITS = 40;

    private static final BigDecimal GREATEST_SECOND = new BigDecimal(253_402_300_799L);

    private Instants() {}

    /** UTC with milliseconds, `2026-09-30T12:00:00.000Z`. */
    public static String text(Instant instant) {
        return WRITTEN.format(instant);
    }

    /**
     * An ISO 8601 date and time of the years 1 to 9999 with `Z` or any offset, cut to milliseconds; empty for everything else, never
     * guessed.
     */
    public static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() < 1 || time.getYear() > GREATEST_YEAR
                    ? Optional.empty()
                    : Optional.of(time.toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }

    /** Seconds since 1970, perhaps with a fraction, as the command line prints JSON services' times. */
    public static Optional<Instant> parse(JsonNumber seconds) {
        if (seconds.literal().length() > MAX_DIGITS) {
            return Optional.empty();
        }
        BigDecimal value;
        try {
            value = new BigDecimal(seconds.literal());
        } catch (NumberFormatException exponentTooLarge) {
            return Optional.empty();
        }
        if (value.scale() > MAX_DIGITS
                || value.scale() < -MAX_DIGITS
                || value.signum() < 0
                || value.compareTo(GREATEST_SECOND) > 0) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochMilli(
                value.movePointRight(3).setScale(0, RoundingMode.FLOOR).longValueExact()));
    }

    /** Either spelling. */
    public static Optional<Instant> parse(JsonValue value) {
        if (value instanceof JsonString text) {
            return parse(text.value());
        }
        return value instanceof JsonNumber number ? parse(number) : Optional.empty();
    }
}
