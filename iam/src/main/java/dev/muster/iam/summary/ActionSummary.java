package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The third table: the resources on which a policy allows or denies an action; empty where it has no effect on the action.
 *
 * @param noSummary why there is no summary; null when there is one
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-action-summary.html">Action summary (list of
 *     resources)</a>
 */
public record ActionSummary(
        Service service,
        Action action,
        List<ResourceRow> allow,
        List<ResourceRow> deny,
        @Nullable String noSummary) {

    public ActionSummary {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /** As tools read it. */
    public JsonObject json() {
        return new JsonMembers()
                .put("service", service.prefix())
                .put("action", action.name())
                .put("level", action.level().title())
                .put("allow", allow, ResourceRow::json)
                .put("deny", deny, ResourceRow::json)
                .put("no_summary", noSummary)
                .object();
    }
}
