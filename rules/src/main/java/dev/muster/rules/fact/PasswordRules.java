package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;
import dev.muster.iam.control.Unread;
import java.util.List;

/**
 * The account's password policy.
 *
 * @param policy whether there is one; unknown when it could not be read
 * @param minimumLength AWS's default of 6 when the policy does not say
 * @param remembered 0 when the policy does not say
 * @param maxAgeDays 0 when the policy does not say
 */
public record PasswordRules(
        Resource account,
        Answer policy,
        long minimumLength,
        long remembered,
        long maxAgeDays,
        boolean expires,
        boolean uppercase,
        boolean lowercase,
        boolean number,
        boolean symbol,
        boolean usersMayChange) {

    /** The section that is unread, when it is. */
    public List<Unread> unread() {
        return policy.unread();
    }
}
