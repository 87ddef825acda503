package dev.muster.iam.summary;

import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.ActionSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much of a service a policy covers: all, or the levels of which it covers all actions, and those of which it covers some.
 *
 * @param everything all known actions of the service
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html">Access
 *     levels in policy summaries</a>: `Full access`, `Full: …`, `Limited: …`, `None`
 */
public record Access(boolean everything, List<AccessLevel> full, List<AccessLevel> limited) {

    public Access {
        full = List.copyOf(full);
        limited = List.copyOf(limited);
    }

    /** @param covered the actions with permission, of this service or any */
    static Access of(KnownService service, ActionSet covered) {
        List<AccessLevel> full = new ArrayList<>();
        List<AccessLevel> limited = new ArrayList<>();
        for (Map.Entry<AccessLevel, ActionSet> level : service.byLevel().entrySet()) {
            if (covered.containsAll(level.getValue())) {
                full.add(level.getKey());
            } else if (covered.intersects(level.getValue())) {
                limited.add(level.getKey());
            }
        }
        return new Access(limited.isEmpty() && full.size() == service.byLevel().size(), full, limited);
    }

    /** Whether no action is covered. */
    public boolean none() {
        return full.isEmpty() && limited.isEmpty();
    }

    /** As the console writes it: `Full: List, Read Limited: Write`. */
    public String text() {
        if (everything && !none()) {
            return "Full access";
        }
        if (none()) {
            return "None";
        }
        List<String> parts = new ArrayList<>();
        if (!full.isEmpty()) {
            parts.add("Full: " + titles(full));
        }
        if (!limited.isEmpty()) {
            parts.add("Limited: " + titles(limited));
        }
        return String.join(" ", parts);
    }

    private static String titles(List<AccessLevel> levels) {
        return levels.stream().map(AccessLevel::title).collect(Collectors.joining(", "));
    }
}
