package dev.muster.collector.live;

import org.jspecify.annotations.Nullable;

/**
 * The role by which other accounts are entered.
 *
 * @param name with its path, if it has one: `audit/muster`
 * @param externalId that its trust policy asks for; null for none
 */
public record RoleEntry(String name, @Nullable String externalId, String sessionName) {

    public static final String SESSION_NAME = "muster-collect";

    /** The role's ARN in an account. */
    String arn(Partition partition, String account) {
        return "arn:" + partition.id() + ":iam::" + account + ":role/" + name;
    }
}
