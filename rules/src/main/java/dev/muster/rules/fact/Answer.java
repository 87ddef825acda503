package dev.muster.rules.fact;

import dev.muster.iam.control.Unread;
import java.util.List;

/** Yes, no, or unknown with the sections that would tell; exactly one of the three is true. @param source where it was read, for people */
public record Answer(boolean yes, boolean no, boolean unknown, String source, List<Unread> unread) {

    public Answer {
        unread = List.copyOf(unread);
    }

    public static Answer of(boolean value, String source) {
        return new Answer(value, !value, false, source, List.of());
    }

    public static Answer of(boolean value) {
        return of(value, "");
    }

    /** @param unread empty when not a missing section, but the form of a policy is the reason */
    public static Answer unknown(List<Unread> unread) {
        return new Answer(false, false, true, "", unread);
    }

    public static Answer unknown(Unread unread) {
        return unknown(List.of(unread));
    }
}
