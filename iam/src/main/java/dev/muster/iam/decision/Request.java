package dev.muster.iam.decision;

import dev.muster.iam.decision.compiled.RequestAction;
import dev.muster.iam.decision.context.RequestPrincipal;
import java.util.List;

/**
 * A request: who wants to do what with which resources. It is allowed when it is allowed for every resource.
 *
 * @param byManagementAccount whether the caller's account manages its organization
 * @param resourceControlled whether the service of the action heeds resource control policies
 */
public record Request(
        RequestPrincipal principal,
        RequestAction action,
        List<RequestedResource> resources,
        boolean byManagementAccount,
        boolean resourceControlled) {

    public Request {
        resources = List.copyOf(resources);
    }
}
