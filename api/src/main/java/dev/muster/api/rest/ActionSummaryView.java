package dev.muster.api.rest;

import dev.muster.iam.summary.ActionSummary;
import dev.muster.iam.summary.ResourceRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resources on which a policy allows or denies an action.
 *
 * @param policy null for a document that was sent
 * @param noSummary why there is no summary; null when there is one
 */
public record ActionSummaryView(
        @Nullable PolicyView policy,
        String serviceReference,
        String service,
        String action,
        String level,
        List<ResourceRowView> allow,
        List<ResourceRowView> deny,
        @Nullable String noSummary) {

    /** One resource. @param account `All accounts`, `This account` for that of the policy, or a number */
    public record ResourceRowView(
            String resource,
            List<String> types,
            String region,
            String account,
            String condition,
            List<String> conditions) {

        static ResourceRowView of(ResourceRow row) {
            return new ResourceRowView(
                    row.resource(), row.types(), row.region(), row.account(), row.condition(), row.conditions());
        }
    }

    static ActionSummaryView of(ActionSummary summary, @Nullable PolicyView policy, String serviceReference) {
        return new ActionSummaryView(
                policy,
                serviceReference,
                summary.service().prefix(),
                summary.action().name(),
                summary.action().level().title(),
                summary.allow().stream().map(ResourceRowView::of).toList(),
                summary.deny().stream().map(ResourceRowView::of).toList(),
                summary.noSummary());
    }
}
