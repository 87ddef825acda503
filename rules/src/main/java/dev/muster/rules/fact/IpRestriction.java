package dev.muster.rules.fact;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import java.util.List;

/**
 * How a user's policies speak of `aws:SourceIp`.
 *
 * @param documents whether the user has any policy document at all
 * @param mentioned whether `aws:SourceIp` stands in any of them
 * @param details the statements that speak of it, and the documents that were not read, for reasons
 * @param denies ranges of each statement that denies everything outside of them
 */
public record IpRestriction(
        String user,
        Answer documents,
        Answer mentioned,
        List<IpRanges> denies,
        List<Reason> details,
        List<Unread> unread) {

    public IpRestriction {
        denies = List.copyOf(denies);
        details = List.copyOf(details);
        unread = List.copyOf(unread);
    }

    /** Whether a statement denies everything outside of ranges that all lie in the given ones. */
    public boolean deniesOutside(IpRanges given) {
        return denies.stream().anyMatch(given::containsAll);
    }
}
