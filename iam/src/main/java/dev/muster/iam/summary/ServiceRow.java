package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.reference.Service;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A row of the policy summary.
 *
 * @param covered how many actions the policy gives an effect, of {@code known} that the service has
 * @param resource `All resources`, the one resource, `Multiple` or `None`
 * @param condition `None`, the one condition or `Multiple`
 */
public record ServiceRow(
        Service service,
        Access access,
        int covered,
        int known,
        String resource,
        String condition,
        Set<RowWarning> warnings) {

    public ServiceRow {
        EnumSet<RowWarning> ordered = EnumSet.noneOf(RowWarning.class);
        ordered.addAll(warnings);
        warnings = Collections.unmodifiableSet(ordered);
    }

    JsonObject json() {
        return new JsonMembers()
                .put("service", service.prefix())
                .put("name", service.name())
                .put("access", access.text())
                .put("resource", resource)
                .put("condition", condition)
                .put("covered", covered)
                .put("known", known)
                .put("warnings", warnings, RowWarning::json)
                .object();
    }
}
