package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.policy.Effect;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A name in a policy that the service reference does not know: mistyped, or newer than the reference.
 *
 * @param service prefix of the service, known or not; null where the name tells none
 * @param text as the policy has it; of an unknown service its prefix
 * @param statement place of the first statement that has it, from 0
 * @param element `Action`, `NotAction` or `Resource`
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html#unrecognized-services-actions">Policy summary
 *     includes unrecognized services, actions, or resource types</a>
 */
public record Unrecognized(
        Kind kind, @Nullable String service, String text, Effect effect, int statement, String element) {

    /** What is not known. */
    public enum Kind {
        SERVICE,
        ACTION,
        /** Not of the form of an action: it can match none. */
        MALFORMED_ACTION,
        RESOURCE_TYPE;

        /** As JSON and tables have it: `resource_type`. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    JsonObject json() {
        return new JsonMembers()
                .put("kind", kind.id())
                .put("service", service)
                .put("text", text)
                .put("effect", effect.name().toLowerCase(Locale.ROOT))
                .put("statement", statement)
                .put("element", element)
                .object();
    }
}
