package dev.muster.iam.summary;

import dev.muster.iam.reference.Action;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the rows of the action summary: the resources of the statements that give the action an effect. */
final class ActionSection {

    private static final int REGION_FIELD = 3;
    private static final int ACCOUNT_FIELD = 4;

    private ActionSection() {}

    static List<ResourceRow> rows(List<StatementScope> statements, Action action, @Nullable String account) {
        Set<ResourceRow> rows = new LinkedHashSet<>();
        for (StatementScope statement : statements) {
            if (!statement.effective().contains(action.number())) {
                continue;
            }
            Cell condition = new Cell();
            List<String> conditions = new ArrayList<>();
            for (ConditionMatch test : statement.conditions()) {
                if (test.supporting().contains(action.number())) {
                    condition.add(test.text());
                    conditions.add(test.text());
                }
            }
            for (ResourceMatch resource : statement.resources()) {
                if (resource.actions().contains(action.number())
                        || statement.mismatched().contains(resource)) {
                    rows.add(new ResourceRow(
                            resource.text(),
                            resource.types(),
                            part(resource, REGION_FIELD, "All regions"),
                            accountText(part(resource, ACCOUNT_FIELD, "All accounts"), account),
                            condition.text(),
                            conditions));
                }
            }
        }
        return List.copyOf(rows);
    }

    /** A part of the ARN; all, where it is empty, as in ARNs of global services, or a wildcard, or not there. */
    private static String part(ResourceMatch resource, int field, String all) {
        List<String> fields = resource.pattern().fields();
        String part = field < fields.size() ? fields.get(field) : "";
        return part.isEmpty() || part.equals("*") ? all : part;
    }

    private static String accountText(String part, @Nullable String account) {
        return part.equals(account) ? "This account" : part;
    }
}
