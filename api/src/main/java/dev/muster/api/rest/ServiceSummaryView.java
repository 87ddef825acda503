package dev.muster.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.iam.reference.Action;
import dev.muster.iam.summary.ActionRow;
import dev.muster.iam.summary.LevelSection;
import dev.muster.iam.summary.ServiceSection;
import dev.muster.iam.summary.ServiceSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The actions of a service in a policy, by access level.
 *
 * @param policy null for a document that was sent
 * @param allow null when no statement with Allow covers or names the service; likewise {@code deny}
 * @param noSummary why there is no summary; null when there is one
 */
public record ServiceSummaryView(
        @Nullable PolicyView policy,
        String serviceReference,
        String service,
        String name,
        @Nullable Section allow,
        @Nullable Section deny,
        @Nullable String noSummary) {

    /** What the statements of one effect say. */
    public record Section(
            int covered,
            int known,
            List<String> unrecognizedActions,
            List<String> unrecognizedResources,
            List<Level> levels) {

        static @Nullable Section of(@Nullable ServiceSection section, boolean all) {
            return section == null
                    ? null
                    : new Section(
                            section.covered(),
                            section.known(),
                            section.unrecognizedActions(),
                            section.unrecognizedResources(),
                            section.levels().stream()
                                    .map(level -> Level.of(level, all))
                                    .toList());
        }
    }

    /** The actions of one level. @param remaining those that the policy does not have; left away unless asked for */
    public record Level(
            String level,
            int covered,
            int known,
            List<ActionRowView> actions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> remaining) {

        static Level of(LevelSection section, boolean all) {
            return new Level(
                    section.level().title(),
                    section.covered(),
                    section.known(),
                    section.actions().stream().map(ActionRowView::of).toList(),
                    all ? section.remaining().stream().map(Action::name).toList() : null);
        }
    }

    /** One action. @param covered whether the policy gives it an effect */
    public record ActionRowView(
            String action,
            boolean covered,
            String resource,
            String condition,
            @Nullable String resourceWarning,
            @Nullable String conditionWarning) {

        static ActionRowView of(ActionRow row) {
            return new ActionRowView(
                    row.action().name(),
                    row.covered(),
                    row.resource(),
                    row.condition(),
                    row.resourceWarning(),
                    row.conditionWarning());
        }
    }

    static ServiceSummaryView of(
            ServiceSummary summary, @Nullable PolicyView policy, String serviceReference, boolean all) {
        return new ServiceSummaryView(
                policy,
                serviceReference,
                summary.service().prefix(),
                summary.service().name(),
                Section.of(summary.allow(), all),
                Section.of(summary.deny(), all),
                summary.noSummary());
    }
}
