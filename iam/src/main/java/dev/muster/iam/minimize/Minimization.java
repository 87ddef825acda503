package dev.muster.iam.minimize;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ServiceReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** As it stands in the answers of the command line; `unrecognized` are the entries that were kept as they were. */
    public JsonObject json(Wanted wanted, ServiceReference reference) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("actions", JsonArray.ofTexts(patterns));
        members.put("extra", JsonArray.of(reference.actions(extra), action -> new JsonString(action.fullName())));
        members.put("characters", new JsonNumber(Integer.toString(characters())));
        members.put("unrecognized", JsonArray.ofTexts(wanted.unknown()));
        return new JsonObject(members);
    }
}
