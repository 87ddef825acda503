package dev.muster.iam.summary;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.reference.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first table: the services of a policy.
 *
 * @param allow the services that statements with Allow cover or name, by prefix; one that is named without effect has access `None`
 * @param deny likewise of Deny; a service may be in both
 * @param unrecognized what the reference does not know, in the order of the document
 * @param remaining all other known services: denied unless another policy allows them
 * @param banner null when everything that the policy says has an effect
 * @param noSummary why the console shows no summary; null when it shows one. Everything else is empty then
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary.html">Policy summary (list of
 *     services)</a>
 */
public record PolicySummary(
        List<ServiceRow> allow,
        List<ServiceRow> deny,
        List<Unrecognized> unrecognized,
        List<Service> remaining,
        @Nullable Banner banner,
        @Nullable String noSummary) {

    public PolicySummary {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        unrecognized = List.copyOf(unrecognized);
        remaining = List.copyOf(remaining);
    }

    static PolicySummary none(String reason) {
        return new PolicySummary(List.of(), List.of(), List.of(), List.of(), null, reason);
    }

    /** As tools read it. @param all whether the remaining services are there too */
    public JsonObject json(boolean all) {
        JsonMembers members = new JsonMembers()
                .put("allow", allow, ServiceRow::json)
                .put("deny", deny, ServiceRow::json)
                .put("unrecognized", unrecognized, Unrecognized::json)
                .put("no_summary", noSummary)
                .put("banner", banner == null ? null : banner.json());
        if (all) {
            members.put(
                    "remaining",
                    remaining,
                    service -> new JsonMembers()
                            .put("service", service.prefix())
                            .put("name", service.name())
                            .object());
        }
        return members.object();
    }
}
