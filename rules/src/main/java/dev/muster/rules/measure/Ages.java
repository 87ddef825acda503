package dev.muster.rules.measure;

import dev.muster.iam.control.Unread;
import dev.muster.rules.fact.Age;
import dev.muster.rules.fact.LatestUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ages at one instant; a date after the instant has age 0 and is warned about. */
final class Ages {

    private static final Duration LONGEST = Duration.ofDays(100_000_000);

    private final Instant instant;
    private final Notes notes;

    Ages(Instant instant, Notes notes) {
        this.instant = instant;
        this.notes = notes;
    }

    Instant instant() {
        return instant;
    }

    /** @param what whose date it is, for the warning */
    Age of(Reading reading, String what) {
        Instant date = reading.date();
        return date == null ? Age.unknown(reading.unread()) : since(date, what);
    }

    Age since(Instant date, String what) {
        if (date.isAfter(instant)) {
            notes.add(what + ": the date " + date + " is after the instant of judgement: taken as age 0");
        }
        return Age.of(date, Math.max(0, millis(date, instant)));
    }

    /** The time between, as far as a number holds it: a date may be any that a file claims. */
    static long millis(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        if (between.abs().compareTo(LONGEST) > 0) {
            return between.isNegative() ? -LONGEST.toMillis() : LONGEST.toMillis();
        }
        return between.toMillis();
    }

    /** The newest of several uses by name. */
    LatestUse latest(String resource, List<Use> uses) {
        @Nullable Use newest = null;
        Instant newestDate = Instant.MIN;
        List<String> unknown = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        for (Use use : uses) {
            Instant date = use.reading().date();
            if (date != null && date.isAfter(newestDate)) {
                newest = use;
                newestDate = date;
            }
            if (use.reading().unknown()) {
                unknown.add(use.what());
                unread.addAll(use.reading().unread());
            }
        }
        if (newest == null) {
            return new LatestUse(false, unknown.isEmpty(), 0, null, "", unknown, unread);
        }
        Age age = since(newestDate, resource + ": " + newest.what());
        return new LatestUse(true, unknown.isEmpty(), age.millis(), newestDate, newest.what(), unknown, unread);
    }

    /** A use of something, as a source tells it. */
    record Use(String what, Reading reading) {}
}
