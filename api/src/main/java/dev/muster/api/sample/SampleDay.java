package dev.muster.api.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * One day of the sample's history.
 *
 * @param number counted from 1; the story's events have such numbers
 */
record SampleDay(int number, LocalDate date) {

    private static final LocalTime COLLECTION = LocalTime.of(4, 30);
    private static final LocalTime OFFICE_HOURS = LocalTime.of(9, 0);

    /** When everything was collected, early in the day. */
    Instant collectedAt() {
        return date.atTime(COLLECTION).toInstant(ZoneOffset.UTC);
    }

    boolean since(int day) {
        return number >= day;
    }

    boolean between(int first, int last) {
        return number >= first && number <= last;
    }

    /** A moment on the day of that number, which may be long before the first. */
    Instant on(int day, int minute) {
        return date.plusDays((long) day - number)
                .atTime(OFFICE_HOURS)
                .plusMinutes(minute)
                .toInstant(ZoneOffset.UTC);
    }

    /** A moment on the last working day before the collection. */
    Instant lastWorkday(int minute) {
        LocalDate day = date.minusDays(1);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return day.atTime(OFFICE_HOURS).plusMinutes(minute).toInstant(ZoneOffset.UTC);
    }

    /** A moment in the night before the collection: when jobs run. */
    Instant lastNight(int minute) {
        return date.atStartOfDay().plusMinutes(minute % 240).toInstant(ZoneOffset.UTC);
    }

    /** The last time of something that is done regularly. @param days the interval @param offset number of a day on which it was done */
    Instant regularly(int days, int offset) {
        int past = Math.floorMod(number - 1 - offset, days);
        return on(number - 1 - past, offset);
    }
}
