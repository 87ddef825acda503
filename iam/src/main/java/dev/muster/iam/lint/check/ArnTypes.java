package dev.muster.iam.lint.check;

import dev.muster.iam.reference.ResourceType;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The resource types of the reference by the service part of their ARNs, which is not always the prefix of the actions. */
public final class ArnTypes {

    private final Map<String, List<Type>> byService = new HashMap<>();
    private final Set<String> services = new HashSet<>();

    ArnTypes(ServiceReference reference) {
        for (Service service : reference.services()) {
            services.add(service.prefix());
            for (ResourceType type : service.resourceTypes()) {
                type.arns().forEach(form -> add(type, form));
            }
        }
        services.addAll(byService.keySet());
    }

    private void add(ResourceType type, String form) {
        Arn.parse(form)
                .ifPresent(arn -> byService
                        .computeIfAbsent(arn.service(), unknown -> new ArrayList<>())
                        .add(new Type(type, arn, new ArnForm(arn.resource()))));
    }

    /** A resource type with a form of its ARNs. */
    public record Type(ResourceType type, Arn arn, ArnForm form) {}

    /** Whether some ARNs have that service part. */
    public boolean isService(String service) {
        return services.contains(service);
    }

    /** The types whose ARNs have that service part; empty when none are known. */
    public List<Type> of(String service) {
        return byService.getOrDefault(service, List.of());
    }

    /** Those types whose ARNs a pattern can match, by its service and resource parts. */
    List<Type> matching(Arn pattern) {
        String resource = ArnForm.starred(pattern.resource());
        return of(pattern.service()).stream()
                .filter(type -> type.form().canMatch(resource))
                .toList();
    }
}
