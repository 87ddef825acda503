package dev.muster.iam.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All policies that apply to a request.
 *
 * @param identity of the caller: its own and, of a user, those of its groups
 * @param boundary the caller's permissions boundary; empty when it has none
 * @param session passed when the session was made; empty when none were
 * @param resource the policy of the resource; null when it has none or none was read
 * @param endpoint of the VPC endpoint that the request passes; empty when it passes none
 * @param serviceControl from the root to the caller's account; null when the caller's account has none. A level without policies,
 *     or no level at all, allows nothing
 * @param resourceControl from the root to the resource's account; RCPFullAWSAccess, which is always attached, need not be among them
 */
public record PolicyLayers(
        List<NamedPolicy> identity,
        List<NamedPolicy> boundary,
        List<NamedPolicy> session,
        @Nullable NamedPolicy resource,
        List<NamedPolicy> endpoint,
        @Nullable List<PolicyLevel> serviceControl,
        List<PolicyLevel> resourceControl) {

    public PolicyLayers {
        identity = List.copyOf(identity);
        boundary = List.copyOf(boundary);
        session = List.copyOf(session);
        endpoint = List.copyOf(endpoint);
        serviceControl = serviceControl == null ? null : List.copyOf(serviceControl);
        resourceControl = List.copyOf(resourceControl);
    }

    /** Identity policies alone. */
    public static PolicyLayers ofIdentity(List<NamedPolicy> identity) {
        return new PolicyLayers(identity, List.of(), List.of(), null, List.of(), null, List.of());
    }
}
