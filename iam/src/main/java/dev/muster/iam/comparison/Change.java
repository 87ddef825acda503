package dev.muster.iam.comparison;

import dev.muster.iam.reference.AccessLevel;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A difference in what is allowed for one action.
 *
 * @param service the prefix
 * @param action with prefix, `s3:GetObject`; for what the reference does not know, as the document writes it
 * @param level null when the reference does not know the action
 * @param resources patterns as the documents write them, sorted; `all but …` for a NotResource element
 * @param principals sorted; empty for documents without principals
 * @param before the conditions of the older document there, sorted
 * @param after the conditions of the newer document there, sorted
 */
public record Change(
        String service,
        String action,
        @Nullable AccessLevel level,
        List<String> resources,
        List<String> principals,
        List<String> before,
        List<String> after) {

    /** By service and action. */
    public static final Comparator<Change> ORDER =
            Comparator.comparing(Change::service).thenComparing(Change::action);

    public Change {
        resources = List.copyOf(resources);
        principals = List.copyOf(principals);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
