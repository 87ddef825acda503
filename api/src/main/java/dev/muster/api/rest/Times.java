package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.iam.json.Instants;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as parameters give them: RFC 3339, kept to the millisecond, as all times here are. */
final class Times {

    private Times() {}

    /** @throws ProblemException when it is no time of the years 1 to 9999 with an offset */
    static Instant parse(String parameter, String text) {
        return Instants.parse(text)
                .orElseThrow(() ->
                        ProblemException.invalid(parameter, text, "a time with offset such as 2026-09-30T23:59:59Z"));
    }

    /** An instant as a cursor of ours tells it, not cut. @throws IllegalArgumentException when none of ours can be */
    static Instant ofCursor(String text) {
        Instant instant = Instant.parse(text);
        if (Instants.parse(text).isEmpty()) {
            throw new IllegalArgumentException("no cursor has the time `" + text + "`");
        }
        return instant;
    }

    /** The instant as of which to read: the present when none is asked for, or when one in the future is, of which nothing is known. */
    static Instant asOf(@Nullable String text, Instant now) {
        Instant present = now.truncatedTo(ChronoUnit.MILLIS);
        if (text == null) {
            return present;
        }
        Instant asked = parse("as_of", text);
        return asked.isAfter(present) ? present : asked;
    }
}
