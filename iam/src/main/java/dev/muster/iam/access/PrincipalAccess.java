package dev.muster.iam.access;

import dev.muster.iam.decision.Layer;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What a user or role can do by the policies that its own account and its organization apply to it, action by action.
 *
 * <p>Policies of resources, of endpoints and of sessions are not among them: these may deny what is allowed here, and those of resources
 * may allow to a principal of their own account what no layer here denies.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
public final class PrincipalAccess {

    private final ServiceReference reference;
    private final List<AccessLayer> layers;
    private final AccessSets sets;

    private PrincipalAccess(ServiceReference reference, List<AccessLayer> layers) {
        this.reference = reference;
        this.layers = List.copyOf(layers);
        this.sets = AccessSets.of(layers, reference.all(), standing(reference));
    }

    public static PrincipalAccess of(ServiceReference reference, AccessLayers layers) {
        return new PrincipalAccess(reference, layers.all());
    }

    /** STS API, GetCallerIdentity: no permissions are required; a caller whom a policy explicitly denies the action can still perform it. */
    static ActionSet standing(ServiceReference reference) {
        return reference.matching("sts:GetCallerIdentity");
    }

    /** A policy that applies, and the layer that it belongs to. */
    public record PlacedPolicy(AccessLayer layer, AppliedPolicy policy) {}

    public ServiceReference reference() {
        return reference;
    }

    /** How far an action is allowed, by its number. */
    public AccessClass of(int action) {
        return sets.of(action);
    }

    /** The actions that are allowed so far; over all classes each action of the reference once. */
    public ActionSet actions(AccessClass access) {
        return sets.of(access);
    }

    /** What is not sure to be refused: everything but what is denied or not allowed. */
    public ActionSet possible() {
        return reference.all().andNot(sets.denied()).andNot(sets.notAllowed());
    }

    /** What is allowed on everything, or may be, by what was not read. */
    public ActionSet possiblyOnEverything() {
        ActionSet possible = possible();
        for (AccessLayer layer : layers) {
            ActionSet refused = layer.deniedPartly();
            possible = layer.known()
                    ? possible.and(layer.effects().allowed().everything()).andNot(refused)
                    : possible.andNot(refused);
        }
        return possible.or(sets.onEverything());
    }

    /** What every layer allows, or may allow, at least on all but some named resources, be it under conditions; less what is denied on everything. */
    public ActionSet possiblyWide() {
        ActionSet possible = possible();
        for (AccessLayer layer : layers) {
            if (layer.known()) {
                possible = possible.and(layer.effects()
                        .allowed()
                        .wide()
                        .or(layer.effects().conditionallyAllowed().wide()));
            }
        }
        return possible.or(sets.onEverything());
    }

    /** What the undetermined actions would be if policies that were not read granted nothing, limited nothing and denied nothing. */
    public PrincipalAccess asRead() {
        return new PrincipalAccess(reference, asRead(layers, reference.all()));
    }

    /** The layers as if policies that were not read granted nothing, limited nothing and denied nothing. @param all the actions to tell of */
    static List<AccessLayer> asRead(List<AccessLayer> layers, ActionSet all) {
        List<AccessLayer> read = new ArrayList<>();
        for (AccessLayer layer : layers) {
            if (layer.known()) {
                read.add(layer);
            } else if (layer.layer() == Layer.IDENTITY) {
                read.add(layer.withoutUnknown());
            } else {
                read.add(layer.withoutUnknown().allowing(all));
            }
        }
        return read;
    }

    /** The layers, each of which must allow. */
    public List<AccessLayer> layers() {
        return layers;
    }

    /** The policies of which nobody knows what they say. */
    public List<PlacedPolicy> unread() {
        List<PlacedPolicy> unread = new ArrayList<>();
        for (AccessLayer layer : layers) {
            layer.policies().stream()
                    .filter(policy -> !policy.known())
                    .forEach(policy -> unread.add(new PlacedPolicy(layer, policy)));
        }
        return unread;
    }
}
