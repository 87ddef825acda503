package dev.muster.iam.access;

import dev.muster.iam.decision.Layer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All policies that decide what a user or role can do, whatever the policies of resources add.
 *
 * @param identity its own and, of a user, those of its groups
 * @param boundary its permissions boundary; null when it has none
 * @param serviceControl from the root to its account; null when none bind it. A level without policies, or no level at all, allows nothing
 */
public record AccessLayers(
        List<AppliedPolicy> identity,
        @Nullable AppliedPolicy boundary,
        @Nullable List<ControlLevel> serviceControl) {

    public AccessLayers {
        identity = List.copyOf(identity);
        serviceControl = serviceControl == null ? null : List.copyOf(serviceControl);
    }

    /** Identity policies alone: what a policy, or several together, would grant whoever holds them. */
    public static AccessLayers ofIdentity(List<AppliedPolicy> identity) {
        return new AccessLayers(identity, null, null);
    }

    /** The layers, each of which must allow. */
    List<AccessLayer> all() {
        List<AccessLayer> layers = new ArrayList<>();
        layers.add(AccessLayer.of(Layer.IDENTITY, null, identity));
        if (boundary != null) {
            layers.add(AccessLayer.of(Layer.BOUNDARY, null, List.of(boundary)));
        }
        if (serviceControl != null && serviceControl.isEmpty()) {
            layers.add(AccessLayer.of(Layer.SERVICE_CONTROL, null, List.of()));
        } else if (serviceControl != null) {
            serviceControl.forEach(level -> layers.add(level.layer()));
        }
        return layers;
    }
}
