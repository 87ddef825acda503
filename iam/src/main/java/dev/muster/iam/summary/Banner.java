package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import java.util.Locale;

/**
 * What stands above a summary whose policy gives less than it says; the texts are the console's.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html#policy-summary-not-grant-permissions">My policy
 *     does not grant the expected permissions</a>
 */
public enum Banner {

    /** Nothing that the policy says has an effect. */
    ERROR(
            "This policy does not grant any permissions. To grant access, policies must have an action that has an applicable resource or"
                    + " condition."),

    /** Some of what the policy says has no effect, or is not known to the reference. */
    WARNING(
            "This policy defines some actions, resources, or conditions that do not provide permissions. To grant access, policies must have"
                    + " an action that has an applicable resource or condition.");

    private final String text;

    Banner(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    JsonObject json() {
        return new JsonMembers()
                .put("kind", name().toLowerCase(Locale.ROOT))
                .put("text", text)
                .object();
    }
}
