package dev.muster.rules.fact;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import java.util.List;

/**
 * Yes, no, or unknown; exactly one of the three is true.
 *
 * @param source where it was read, for people
 * @param details what makes it so, item by item, for reasons: policies, statements, devices
 * @param unread the sections that would tell; empty when it is known, or when not a missing section but the form of a policy leaves it open
 */
public record Answer(
        boolean yes, boolean no, boolean unknown, String source, List<Reason> details, List<Unread> unread) {

    public Answer {
        details = List.copyOf(details);
        unread = List.copyOf(unread);
    }

    public static Answer of(boolean value, String source, List<Reason> details) {
        return new Answer(value, !value, false, source, details, List.of());
    }

    public static Answer of(boolean value, String source) {
        return of(value, source, List.of());
    }

    public static Answer of(boolean value) {
        return of(value, "");
    }

    /** @param unread empty when not a missing section, but the form of a policy is the reason */
    public static Answer unknown(List<Reason> details, List<Unread> unread) {
        return new Answer(false, false, true, "", details, unread);
    }

    public static Answer unknown(List<Unread> unread) {
        return unknown(List.of(), unread);
    }

    public static Answer unknown(Unread unread) {
        return unknown(List.of(unread));
    }
}
