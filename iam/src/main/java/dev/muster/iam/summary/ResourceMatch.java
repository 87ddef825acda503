package dev.muster.iam.summary;

import dev.muster.iam.reference.ActionSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reference knows about an entry of a Resource element.
 *
 * @param owner the service that its ARN names; null when it names none that is known, or leaves it open
 * @param types names of the resource types whose ARNs it can match; empty where it is wider than that
 * @param actions those that work on such resources; all for `*`
 * @param recognized whether it can match the ARN of a known resource type
 */
record ResourceMatch(
        ResourcePattern pattern,
        @Nullable KnownService owner,
        List<String> types,
        ActionSet actions,
        boolean recognized) {

    ResourceMatch {
        types = List.copyOf(types);
    }

    boolean everything() {
        return pattern.everything();
    }

    /** As the tables show it. */
    String text() {
        return everything() ? "All resources" : pattern.text();
    }
}
