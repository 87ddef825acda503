package dev.muster.iam.decision.condition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as the W3C note on ISO 8601 spells them, from the year alone to fractions of a second, or seconds since 1970.
 *
 * <p>Without an offset a time is UTC; digits alone are a year when they are four, else seconds.
 */
public final class DateText {

    private static final int YEAR = 4;
    private static final int MAX_LENGTH = 40;
    private static final long GREATEST_SECOND = 253_402_300_799L;
    private static final int MAX_SECOND_DIGITS = 12;
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int next;

    private DateText(String text) {
        this.text = text;
    }

    /** The instant, or null when the text is none. */
    public static @Nullable Instant parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        DateText reader = new DateText(text);
        try {
            return reader.digits() != YEAR || text.length() > YEAR && text.charAt(YEAR) == '.'
                    ? reader.epoch()
                    : reader.date();
        } catch (DateTimeException none) {
            return null;
        }
    }

    private int digits() {
        int count = 0;
        while (count < text.length() && isDigit(text.charAt(count))) {
            count++;
        }
        return count;
    }

    private Instant epoch() {
        int whole = digits();
        if (whole == 0 || whole > MAX_SECOND_DIGITS) {
            throw new DateTimeException(text);
        }
        long seconds = Long.parseLong(text, 0, whole, 10);
        next = whole;
        int nanos = taken('.') ? fraction() : 0;
        return seconds > GREATEST_SECOND ? fail() : ended(Instant.ofEpochSecond(seconds, nanos));
    }

    private Instant date() {
        int year = number(YEAR);
        int month = taken('-') ? number(2) : 1;
        int day = next > YEAR && taken('-') ? number(2) : 1;
        int hour = 0;
        int minute = 0;
        int second = 0;
        int nanos = 0;
        ZoneOffset offset = ZoneOffset.UTC;
        if (next == "yyyy-mm-dd".length() && taken('T')) {
            hour = number(2);
            minute = taken(':') ? number(2) : failed();
            second = taken(':') ? number(2) : 0;
            nanos = taken('.') ? fraction() : 0;
            offset = offset();
        }
        return ended(OffsetDateTime.of(year, month, day, hour, minute, second, nanos, offset)
                .toInstant());
    }

    private ZoneOffset offset() {
        if (next == text.length() || taken('Z')) {
            return ZoneOffset.UTC;
        }
        int sign = taken('+') ? 1 : taken('-') ? -1 : failed();
        int hours = number(2);
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * (taken(':') ? number(2) : failed()));
    }

    private int fraction() {
        int nanos = 0;
        int count = 0;
        while (next < text.length() && isDigit(text.charAt(next))) {
            if (count < NANO_DIGITS) {
                nanos = 10 * nanos + text.charAt(next) - '0';
            }
            count++;
            next++;
        }
        if (count == 0) {
            failed();
        }
        for (int i = count; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private int number(int count) {
        int number = 0;
        for (int end = next + count; next < end; next++) {
            if (next >= text.length() || !isDigit(text.charAt(next))) {
                failed();
            }
            number = 10 * number + text.charAt(next) - '0';
        }
        return number;
    }

    private boolean taken(char c) {
        boolean here = next < text.length() && text.charAt(next) == c;
        next += here ? 1 : 0;
        return here;
    }

    private Instant ended(Instant instant) {
        return next == text.length() ? instant : fail();
    }

    private int failed() {
        throw new DateTimeException(text);
    }

    private Instant fail() {
        throw new DateTimeException(text);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
