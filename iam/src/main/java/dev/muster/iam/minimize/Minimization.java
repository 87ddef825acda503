package dev.muster.iam.minimize;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.reference.ActionSet;
import java.util.List;

/**
 * Patterns for an Action element.
 *
 * @param patterns sorted
 * @param extra what they match beyond what was wanted: nothing unless extra actions were allowed
 */
public record Minimization(List<String> patterns, ActionSet extra) {

    public Minimization {
        patterns = List.copyOf(patterns);
    }

    /** The length of the patterns as a JSON list without white space, which AWS does not count in a policy. */
    public int characters() {
        return CanonicalJson.text(JsonArray.ofTexts(patterns)).length();
    }
}
