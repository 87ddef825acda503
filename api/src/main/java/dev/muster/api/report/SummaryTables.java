package dev.muster.api.report;

import dev.muster.iam.reference.Service;
import dev.muster.iam.summary.ActionRow;
import dev.muster.iam.summary.ActionSummary;
import dev.muster.iam.summary.LevelSection;
import dev.muster.iam.summary.PolicyCategory;
import dev.muster.iam.summary.PolicySummary;
import dev.muster.iam.summary.ResourceRow;
import dev.muster.iam.summary.RowWarning;
import dev.muster.iam.summary.ServiceRow;
import dev.muster.iam.summary.ServiceSection;
import dev.muster.iam.summary.ServiceSummary;
import dev.muster.iam.summary.Unrecognized;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The summary tables of a policy for people. */
public final class SummaryTables {

    private static final String INDENT = "  ";

    private final Writer out;
    private final boolean all;

    /** @param all whether services and actions that the policy does not have are shown too */
    public SummaryTables(Writer out, boolean all) {
        this.out = out;
        this.all = all;
    }

    /** The services. @param category null when nobody said what kind of policy it is */
    public void policy(PolicySummary summary, @Nullable PolicyCategory category) throws IOException {
        if (category != null) {
            line("Category: " + category.title());
            line("  changed by: " + category.changedBy());
            line("  versions: " + category.versions());
            line("  when a principal is deleted: " + category.deletion());
        }
        if (missing(summary.noSummary())) {
            return;
        }
        if (summary.banner() != null) {
            line("! " + summary.banner().text());
        }
        unrecognized(summary.unrecognized());
        int known = summary.remaining().size()
                + (int) Stream.concat(summary.allow().stream(), summary.deny().stream())
                        .map(row -> row.service().prefix())
                        .distinct()
                        .count();
        services("Explicit deny", summary.deny(), known);
        services("Allow", summary.allow(), known);
        if (all) {
            line("Remaining services (" + summary.remaining().size() + "), denied unless another policy allows them");
            for (Service service : summary.remaining()) {
                line(INDENT + service.prefix());
            }
        }
    }

    /** The actions of a service. */
    public void service(ServiceSummary summary) throws IOException {
        if (missing(summary.noSummary())) {
            return;
        }
        if (summary.allow() == null && summary.deny() == null) {
            line("The policy says nothing of " + summary.service().prefix() + ".");
        }
        if (summary.deny() != null) {
            actions(summary.service().prefix() + " (Explicitly denied)", summary.deny());
        }
        if (summary.allow() != null) {
            actions(summary.service().prefix(), summary.allow());
        }
    }

    /** The resources of an action. */
    public void action(ActionSummary summary) throws IOException {
        if (missing(summary.noSummary())) {
            return;
        }
        line(summary.action().name() + " action in " + summary.service().name() + " ("
                + summary.action().level().title() + ")");
        resources("Explicit deny", summary.deny());
        resources("Allow", summary.allow());
        if (summary.allow().isEmpty() && summary.deny().isEmpty()) {
            line(INDENT + "(No access)");
        }
    }

    private boolean missing(@Nullable String reason) throws IOException {
        if (reason != null) {
            line("A summary for this policy cannot be generated: " + reason);
        }
        return reason != null;
    }

    private void unrecognized(List<Unrecognized> names) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        line("Uncategorized");
        TextTable table = new TextTable("Kind", "Name", "Effect", "Place");
        for (Unrecognized name : names) {
            table.row(
                    List.of(
                            name.kind().id().replace('_', ' '),
                            name.text(),
                            name.effect().name().toLowerCase(Locale.ROOT),
                            "statement " + (name.statement() + 1) + ", " + name.element()),
                    List.of());
        }
        table.write(INDENT, out);
    }

    private void services(String title, List<ServiceRow> rows, int known) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        long covered = rows.stream().filter(row -> !row.access().none()).count();
        line(title + " (" + covered + " of " + known + " services)");
        TextTable table = new TextTable("Service", "Access level", "Resource", "Request condition");
        for (ServiceRow row : rows) {
            table.row(
                    List.of(row.service().prefix(), row.access().text(), row.resource(), row.condition()),
                    row.warnings().stream().map(RowWarning::text).toList());
        }
        table.write(INDENT, out);
    }

    private void actions(String title, ServiceSection section) throws IOException {
        line(title + " (" + section.covered() + " of " + section.known() + " actions)");
        names("Uncategorized actions", section.unrecognizedActions());
        names("Uncategorized resource types", section.unrecognizedResources());
        for (LevelSection level : section.levels()) {
            if (level.actions().isEmpty() && !all) {
                continue;
            }
            line(INDENT + level.level().title() + " (" + level.covered() + " of " + level.known() + " actions)");
            TextTable table = new TextTable("Action", "Resource", "Request condition");
            for (ActionRow row : level.actions()) {
                table.row(
                        List.of(
                                row.action().name() + (row.covered() ? "" : " (No access)"),
                                row.resource(),
                                row.condition()),
                        Stream.of(row.resourceWarning(), row.conditionWarning())
                                .filter(Objects::nonNull)
                                .toList());
            }
            if (all) {
                level.remaining()
                        .forEach(action -> table.row(List.of(action.name() + " (No access)", "", ""), List.of()));
            }
            table.write(INDENT + INDENT, out);
        }
    }

    private void names(String title, List<String> names) throws IOException {
        if (!names.isEmpty()) {
            line(INDENT + title);
            for (String name : names) {
                line(INDENT + INDENT + DisplayText.terminal(name));
            }
        }
    }

    private void resources(String title, List<ResourceRow> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        line(INDENT + title);
        TextTable table = new TextTable("Resource", "Region", "Account", "Request condition");
        for (ResourceRow row : rows) {
            table.row(
                    List.of(row.resource(), row.region(), row.account(), row.condition()),
                    row.conditions().size() > 1 ? row.conditions() : List.of());
        }
        table.write(INDENT + INDENT, out);
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write(System.lineSeparator());
    }
}
