package dev.muster.rules.fact;

import dev.muster.iam.control.Unread;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest of several uses.
 *
 * @param any a use is known
 * @param whole nothing that could be a newer use is unknown
 * @param millis age of the newest known use
 * @param what was used
 * @param unknown what may have been used more recently, for reasons
 */
public record LatestUse(
        boolean any,
        boolean whole,
        long millis,
        @Nullable Instant at,
        String what,
        List<String> unknown,
        List<Unread> unread) {

    public LatestUse {
        unknown = List.copyOf(unknown);
        unread = List.copyOf(unread);
    }
}
