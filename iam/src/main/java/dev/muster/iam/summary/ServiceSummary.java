package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.reference.Service;
import org.jspecify.annotations.Nullable;

/**
 * The second table: the actions of a service by access level.
 *
 * @param allow null when no statement with Allow covers or names the service
 * @param deny likewise of Deny: all its actions are explicitly denied
 * @param noSummary why there is no summary; null when there is one
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-service-summary.html">Service summary (list of
 *     actions)</a>
 */
public record ServiceSummary(
        Service service,
        @Nullable ServiceSection allow,
        @Nullable ServiceSection deny,
        @Nullable String noSummary) {
    /** As tools read it. @param all whether actions that the policy does not have are there too */
    public JsonObject json(boolean all) {
        return new JsonMembers()
                .put("service", service.prefix())
                .put("name", service.name())
                .put("allow", allow == null ? null : allow.json(all))
                .put("deny", deny == null ? null : deny.json(all))
                .put("no_summary", noSummary)
                .object();
    }
}
