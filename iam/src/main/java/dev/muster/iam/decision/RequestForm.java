package dev.muster.iam.decision;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it is asked about.
 *
 * @param principal an ARN, a service name, or `*` for an anonymous caller
 * @param action one action with its service
 * @param resources ARNs, or `*` where the action takes no resource; all must be allowed
 * @param resourceAccount the owner of the resources; empty when their ARNs tell it, or it is the caller's
 * @param context values by condition key; a key without values is absent
 * @param contextIsPartial whether a key that is not named is unknown rather than absent
 * @param principalAccountIsManagement whether the caller's account manages its organization
 */
public record RequestForm(
        String principal,
        String action,
        List<String> resources,
        String resourceAccount,
        Map<String, List<String>> context,
        boolean contextIsPartial,
        boolean principalAccountIsManagement) {

    public RequestForm {
        resources = List.copyOf(resources);
        context = new TreeMap<>(context);
    }
}
