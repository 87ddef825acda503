package dev.muster.rules.fact;

import dev.muster.iam.control.Unread;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long ago something was at the instant of judgement, in milliseconds; never negative. @param since null when unknown */
public record Age(
        boolean known,
        boolean unknown,
        long millis,
        @Nullable Instant since,
        List<Unread> unread) {

    public Age {
        unread = List.copyOf(unread);
    }

    public static Age of(Instant since, long millis) {
        return new Age(true, false, millis, since, List.of());
    }

    public static Age unknown(List<Unread> unread) {
        return new Age(false, true, 0, null, unread);
    }

    /** The date, for reasons: dates, unlike ages, do not change from day to day. */
    public String date() {
        return since == null ? "an unknown date" : since.toString();
    }
}
