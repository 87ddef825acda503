package dev.muster.rules.measure;

import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a source says of a date: the date, that there is none, or nothing. */
record Reading(@Nullable Instant date, boolean unknown, List<Unread> unread) {

    static final Reading NONE = new Reading(null, false, List.of());

    Reading {
        unread = List.copyOf(unread);
    }

    static Reading of(@Nullable Instant date) {
        return date == null ? NONE : new Reading(date, false, List.of());
    }

    static Reading unknown(List<Unread> unread) {
        return new Reading(null, true, unread);
    }

    static Reading unknown(String section, Cause cause) {
        return unknown(List.of(new Unread(section, cause)));
    }

    boolean none() {
        return date == null && !unknown;
    }

    /** A date that must be there: none is unknown, too. */
    Reading required(String section) {
        return none() ? unknown(section, Cause.NOT_COLLECTED) : this;
    }
}
