package dev.muster.rules.fact;

import dev.muster.iam.control.Unread;
import java.util.List;

/**
 * How a user's policies speak of `aws:SourceIp`.
 *
 * @param documents whether the user has any policy document at all
 * @param mentioned whether `aws:SourceIp` stands in any of them
 * @param denies ranges of each statement that denies everything outside of them
 */
public record IpRestriction(
        String user, Answer documents, Answer mentioned, List<IpRanges> denies, List<Unread> unread) {

    public IpRestriction {
        denies = List.copyOf(denies);
        unread = List.copyOf(unread);
    }

    /** Whether a statement denies everything outside of ranges that all lie in the given ones. */
    public boolean deniesOutside(IpRanges given) {
        return denies.stream().anyMatch(given::containsAll);
    }
}
