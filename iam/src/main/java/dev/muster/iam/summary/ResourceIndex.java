package dev.muster.iam.summary;

import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionResource;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ResourceType;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the resource types whose ARNs an entry of a Resource element can match, and the actions that work on them.
 *
 * <p>Types stand by the service part of their ARNs, which need not be the prefix of the service that defines them: `sts:AssumeRole` works on
 * roles of `iam`.
 */
final class ResourceIndex {

    private static final int NAMESPACE_FIELD = 2;

    /** As the reference writes an ARN whose service is open. */
    private static final String ANY_NAMESPACE = "${Vendor}";

    private static final ArnForm ANY_ARN = ArnForm.of("arn:${Partition}:${Service}:*:*:${Resource}");

    private final ServiceReference reference;
    private final Map<String, KnownService> byPrefix = new HashMap<>();
    private final Map<String, List<DefinedType>> byNamespace = new HashMap<>();
    private final Map<String, ArnForm> namespaces = new HashMap<>();
    private final ActionSet withResources;
    private final Map<String, ActionSet> actionsByNamespace = new ConcurrentHashMap<>();
    private final Map<String, List<TypeForm>> forms = new ConcurrentHashMap<>();
    private final Map<KnownService, Map<String, ActionSet>> actionsByType = new ConcurrentHashMap<>();

    ResourceIndex(ServiceReference reference, List<KnownService> services) {
        this.reference = reference;
        for (KnownService service : services) {
            byPrefix.put(service.service().prefix(), service);
            for (ResourceType type : service.service().resourceTypes()) {
                String namespace = type.arn().split(":", NAMESPACE_FIELD + 2)[NAMESPACE_FIELD];
                byNamespace
                        .computeIfAbsent(namespace, unused -> new ArrayList<>())
                        .add(new DefinedType(service, type));
            }
        }
        byNamespace.keySet().forEach(namespace -> namespaces.put(namespace, ArnForm.of(namespace)));
        ActionSet.Builder touching = new ActionSet.Builder();
        reference.actions().stream()
                .filter(action -> !action.resources().isEmpty())
                .forEach(action -> touching.add(action.number()));
        this.withResources = touching.build();
    }

    private record DefinedType(KnownService service, ResourceType type) {}

    private record TypeForm(ArnForm form, DefinedType type, ActionSet actions) {}

    ResourceMatch match(ResourcePattern pattern) {
        if (pattern.everything()) {
            return new ResourceMatch(pattern, null, List.of(), reference.all(), true);
        }
        List<String> fields = pattern.fields();
        boolean named = fields.size() > NAMESPACE_FIELD && !wildcard(fields.get(NAMESPACE_FIELD));
        if (named && (fields.get(0).equals("arn") || ANY_ARN.meets(pattern))) {
            return inNamespace(pattern, fields.get(NAMESPACE_FIELD));
        }
        return ANY_ARN.meets(pattern) ? acrossNamespaces(pattern) : unrecognized(pattern, null);
    }

    /**
     * An entry that names a service and no more, `arn:aws:cloudfront:*`, covers all that the service has, as the console sees it.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html#mismatch_resource-no-action">A resource is
     *     defined without an applicable action</a>: such a policy "provides permissions for all CloudFront actions"
     */
    private ResourceMatch inNamespace(ResourcePattern pattern, String namespace) {
        KnownService owner = owner(namespace);
        ActionSet whole = owner != null && pattern.endsWithService() ? owner.actions() : ActionSet.EMPTY;
        List<TypeForm> met = met(namespace, pattern);
        if (met.isEmpty() && whole.isEmpty()) {
            return unrecognized(pattern, owner);
        }
        int nearest = met.stream()
                .mapToInt(form -> form.form().slashesLeftOver(pattern))
                .min()
                .orElse(0);
        Set<String> types = new LinkedHashSet<>();
        ActionSet.Builder actions = new ActionSet.Builder();
        actions.addAll(whole);
        for (TypeForm form : met) {
            if (form.form().slashesLeftOver(pattern) == nearest) {
                types.add(form.type().type().name());
                actions.addAll(form.actions());
            }
        }
        // recovery points of AWS Backup are ARNs of many services
        met(ANY_NAMESPACE, pattern).forEach(form -> actions.addAll(form.actions()));
        return new ResourceMatch(pattern, owner, List.copyOf(types), actions.build(), true);
    }

    private List<TypeForm> met(String namespace, ResourcePattern pattern) {
        // only what is known is kept: others choose the names in their policies
        return byNamespace.containsKey(namespace)
                ? forms.computeIfAbsent(namespace, this::formsOf).stream()
                        .filter(form -> form.form().meets(pattern))
                        .toList()
                : List.of();
    }

    /**
     * Entries with a wildcard in the service part, or cut before it, such as `arn:aws:s3*`: taken to match every type of the services they can
     * name. IAM refuses most of them when a policy is stored ("resource vendor must be fully qualified").
     */
    private ResourceMatch acrossNamespaces(ResourcePattern pattern) {
        List<String> fields = pattern.fields();
        if (fields.size() <= NAMESPACE_FIELD || fields.get(NAMESPACE_FIELD).equals("*")) {
            return new ResourceMatch(pattern, null, List.of(), withResources, true);
        }
        ResourcePattern part = ResourcePattern.of(fields.get(NAMESPACE_FIELD), true);
        ActionSet.Builder actions = new ActionSet.Builder();
        boolean found = false;
        for (Map.Entry<String, ArnForm> namespace : namespaces.entrySet()) {
            if (namespace.getValue().meets(part)) {
                found = true;
                actions.addAll(actionsByNamespace.computeIfAbsent(namespace.getKey(), this::actionsOf));
            }
        }
        return new ResourceMatch(pattern, null, List.of(), actions.build(), found);
    }

    private ActionSet actionsOf(String namespace) {
        ActionSet.Builder actions = new ActionSet.Builder();
        forms.computeIfAbsent(namespace, this::formsOf).forEach(form -> actions.addAll(form.actions()));
        return actions.build();
    }

    private ResourceMatch unrecognized(ResourcePattern pattern, @Nullable KnownService owner) {
        return new ResourceMatch(pattern, owner, List.of(), ActionSet.EMPTY, false);
    }

    private @Nullable KnownService owner(String namespace) {
        KnownService byName = byPrefix.get(namespace);
        List<DefinedType> types = byNamespace.getOrDefault(namespace, List.of());
        return byName != null || types.isEmpty() ? byName : types.get(0).service();
    }

    private List<TypeForm> formsOf(String namespace) {
        List<TypeForm> all = new ArrayList<>();
        for (DefinedType type : byNamespace.getOrDefault(namespace, List.of())) {
            ActionSet actions = actionsByType
                    .computeIfAbsent(type.service(), ResourceIndex::actionsByType)
                    .getOrDefault(type.type().name(), ActionSet.EMPTY);
            type.type().arns().forEach(form -> all.add(new TypeForm(ArnForm.of(form), type, actions)));
        }
        return List.copyOf(all);
    }

    private static Map<String, ActionSet> actionsByType(KnownService service) {
        Map<String, ActionSet.Builder> sets = new HashMap<>();
        for (Action action : service.service().actions()) {
            for (ActionResource resource : action.resources()) {
                sets.computeIfAbsent(resource.type().name(), unused -> new ActionSet.Builder())
                        .add(action.number());
            }
        }
        Map<String, ActionSet> built = new HashMap<>();
        sets.forEach((type, set) -> built.put(type, set.build()));
        return built;
    }

    private static boolean wildcard(String field) {
        return field.indexOf('*') >= 0 || field.indexOf('?') >= 0 || field.contains("${");
    }
}
