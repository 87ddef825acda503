package dev.muster.iam.access;

import dev.muster.iam.decision.context.Template;
import dev.muster.iam.decision.pattern.ArnShape;
import dev.muster.iam.decision.pattern.Tokens;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionResource;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ResourceType;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which types of resources the entries of Resource and NotResource elements reach within one partition, and the actions that work on them.
 *
 * <p>Types stand by the service part of their ARNs, which need not be the prefix of the service that defines them: `sts:AssumeRole` works on
 * roles of `iam`.
 */
final class ResourceTypes {

    private static final int NAMESPACE = 2;

    /** Entries come from policies that others write: more distinct ones, or longer ones, are looked at each time. */
    private static final int KEPT = 100_000;

    private static final int KEPT_LENGTH = 512;

    private final String partition;
    private final List<List<ArnShape>> shapes = new ArrayList<>();
    /** By type: the service part of its ARNs. */
    private final List<String> namespaces = new ArrayList<>();
    /** By type: the actions that work on it. */
    private final List<ActionSet> actions = new ArrayList<>();
    /** By the number of the action: its types. */
    private final int[][] typesOfAction;
    /** By the service part of their ARNs, where it is written out. */
    private final Map<String, BitSet> byNamespace = new HashMap<>();
    /** Those whose ARNs may be of any service. */
    private final BitSet ofAnyNamespace = new BitSet();

    /** Actions of which every request names a resource: such a request never asks for `*`. */
    private final ActionSet alwaysNaming;

    private final Map<String, Reach> reaches = new ConcurrentHashMap<>();
    private final Map<String, Reach> reachesWithVariables = new ConcurrentHashMap<>();

    /**
     * What an entry reaches.
     *
     * @param pattern with a run in the place of each variable
     * @param constant whether it has no variables
     * @param contained types of which it matches every ARN
     * @param metActions that work on a type of which it may match some ARN
     */
    record Reach(Tokens pattern, boolean constant, BitSet contained, ActionSet metActions) {

        /** Whether it matches all that requests can ask for, `*` itself included. */
        boolean everything() {
            return constant && pattern.matchesEverything();
        }

        /** The pattern tells all the rest. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Reach reach && constant == reach.constant && pattern.equals(reach.pattern);
        }

        @Override
        public int hashCode() {
            return pattern.hashCode();
        }
    }

    ResourceTypes(ServiceReference reference, String partition) {
        this.partition = partition;
        IdentityHashMap<ResourceType, Integer> numbers = new IdentityHashMap<>();
        List<ActionSet.Builder> working = new ArrayList<>();
        ActionSet.Builder naming = new ActionSet.Builder();
        for (Service service : reference.services()) {
            for (ResourceType type : service.resourceTypes()) {
                add(type, numbers);
                working.add(new ActionSet.Builder());
            }
        }
        this.typesOfAction = new int[reference.actions().size()][];
        for (Action action : reference.actions()) {
            BitSet types = new BitSet();
            for (ActionResource resource : action.resources()) {
                int type = Objects.requireNonNull(numbers.get(resource.type()), "a type of no service");
                types.set(type);
                working.get(type).add(action.number());
                if (resource.required()) {
                    naming.add(action.number());
                }
            }
            typesOfAction[action.number()] = types.stream().toArray();
        }
        working.forEach(set -> actions.add(set.build()));
        this.alwaysNaming = naming.build();
    }

    /** Of these actions those of which every request names resources of these types alone. */
    ActionSet coveredBy(BitSet contained, ActionSet among) {
        if (contained.isEmpty()) {
            return ActionSet.EMPTY;
        }
        ActionSet.Builder covered = new ActionSet.Builder();
        ActionSet.Builder working = new ActionSet.Builder();
        for (int type = contained.nextSetBit(0); type >= 0; type = contained.nextSetBit(type + 1)) {
            working.addAll(actions.get(type));
        }
        working.build().and(among).and(alwaysNaming).forEach(action -> {
            if (Arrays.stream(typesOfAction[action]).allMatch(contained::get)) {
                covered.add(action);
            }
        });
        return covered.build();
    }

    /** What one entry reaches. @param variables whether the policy's version has variables */
    Reach reach(String entry, boolean variables) {
        Map<String, Reach> known = variables ? reachesWithVariables : reaches;
        Reach reach = known.get(entry);
        if (reach == null) {
            reach = reach(Template.ofResource(entry, variables));
            if (entry.length() <= KEPT_LENGTH && known.size() < KEPT) {
                known.put(entry, reach);
            }
        }
        return reach;
    }

    /**
     * IAM JSON policy elements, Resource: a `*` that ends a part can reach beyond it. It need not where the entry fits some type part by part:
     * `arn:aws:ec2:*:*:volume/*` is volumes, not instances whose names hold `:volume/`.
     */
    private Reach reach(Template entry) {
        Tokens written = entry.widest();
        boolean constant = entry.constant();
        if (constant && written.matchesEverything()) {
            return new Reach(written, true, new BitSet(), ActionSet.EMPTY);
        }
        BitSet candidates = candidates(written);
        Tokens inParts = written.insideParts();
        BitSet metInParts = nearest(candidates, inParts);
        Tokens pattern = metInParts.isEmpty() ? written.insidePartsUnlessLast() : inParts;
        BitSet met = metInParts.isEmpty() ? nearest(candidates, pattern) : metInParts;
        BitSet contained = new BitSet();
        ActionSet.Builder metActions = new ActionSet.Builder();
        met.stream().forEach(type -> {
            metActions.addAll(actions.get(type));
            if (constant && shapes.get(type).stream().allMatch(shape -> shape.within(pattern))) {
                contained.set(type);
            }
        });
        return new Reach(pattern, constant, contained, metActions.build());
    }

    /**
     * Of the types of which the pattern can match some ARN those that it is nearest to within their service: `bucket/*` is objects, not buckets
     * whose names hold a slash.
     */
    private BitSet nearest(BitSet candidates, Tokens pattern) {
        Map<String, Integer> leastOfNamespace = new HashMap<>();
        Map<Integer, Integer> leftOver = new HashMap<>();
        candidates.stream()
                .forEach(type -> shapes.get(type).stream()
                        .filter(shape -> shape.meets(pattern))
                        .mapToInt(shape -> shape.slashesLeftOver(pattern))
                        .min()
                        .ifPresent(slashes -> {
                            leftOver.put(type, slashes);
                            leastOfNamespace.merge(namespaces.get(type), slashes, Math::min);
                        }));
        BitSet nearest = new BitSet();
        leftOver.forEach((type, slashes) -> {
            if (slashes.equals(leastOfNamespace.get(namespaces.get(type)))) {
                nearest.set(type);
            }
        });
        return nearest;
    }

    /** The types that an entry can reach by the service that it names; all where a wildcard may stand for it. */
    private BitSet candidates(Tokens entry) {
        String namespace = entry.writtenPart(NAMESPACE);
        if (namespace == null) {
            BitSet all = new BitSet();
            all.set(0, shapes.size());
            return all;
        }
        BitSet candidates = (BitSet) ofAnyNamespace.clone();
        candidates.or(byNamespace.getOrDefault(namespace, new BitSet()));
        return candidates;
    }

    private void add(ResourceType type, IdentityHashMap<ResourceType, Integer> numbers) {
        int number = shapes.size();
        numbers.put(type, number);
        shapes.add(ArnShape.all(type.arn(), partition));
        String namespace = type.arn().split(":", NAMESPACE + 2)[NAMESPACE];
        namespaces.add(namespace);
        if (namespace.contains("$") || namespace.contains("*")) {
            ofAnyNamespace.set(number);
        } else {
            byNamespace.computeIfAbsent(namespace, first -> new BitSet()).set(number);
        }
    }
}
