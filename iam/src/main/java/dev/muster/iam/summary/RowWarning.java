package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import java.util.Locale;

/**
 * Why a service gets less from a policy than the policy seems to say; the texts are the console's.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary.html">Policy summary (list of
 *     services)</a>: resource warnings and request condition warnings
 */
public enum RowWarning {

    /** The service occurs in a resource or a condition only. */
    NO_ACTIONS(Column.ACCESS, "No actions are defined."),

    /** The policy has actions of the service and none of its resources. */
    NO_RESOURCES(Column.RESOURCE, "No resources are defined."),

    /** Not shown beside {@link #RESOURCES_WITHOUT_ACTION}. */
    ACTIONS_WITHOUT_RESOURCE(Column.RESOURCE, "One or more actions do not have an applicable resource."),

    RESOURCES_WITHOUT_ACTION(Column.RESOURCE, "One or more resources do not have an applicable action."),

    /** Not shown beside {@link #CONDITIONS_WITHOUT_ACTION}. */
    ACTIONS_WITHOUT_CONDITION(Column.CONDITION, "One or more actions do not have an applicable condition."),

    CONDITIONS_WITHOUT_ACTION(Column.CONDITION, "One or more conditions do not have an applicable action.");

    /** The column in which the console shows a warning. */
    public enum Column {
        ACCESS,
        RESOURCE,
        CONDITION
    }

    private final Column column;
    private final String text;

    RowWarning(Column column, String text) {
        this.column = column;
        this.text = text;
    }

    public Column column() {
        return column;
    }

    public String text() {
        return text;
    }

    JsonObject json() {
        return new JsonMembers()
                .put("code", name())
                .put("column", column.name().toLowerCase(Locale.ROOT))
                .put("text", text)
                .object();
    }
}
