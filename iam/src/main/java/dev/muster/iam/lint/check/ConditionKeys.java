package dev.muster.iam.lint.check;

import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ConditionKey;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The condition keys of the reference by name. */
public final class ConditionKeys {

    private final ServiceReference reference;
    private final Map<String, ConditionKey> byName = new HashMap<>();
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, List<ConditionKey>> templates = new HashMap<>();
    private final Map<String, ActionSet> supporting = new ConcurrentHashMap<>();

    ConditionKeys(ServiceReference reference) {
        this.reference = reference;
        reference.globalConditionKeys().forEach(this::add);
        reference.services().forEach(service -> service.conditionKeys().forEach(this::add));
    }

    private void add(ConditionKey key) {
        if (key.template()) {
            List<ConditionKey> alike = templates.computeIfAbsent(prefix(key.name()), unknown -> new ArrayList<>());
            if (alike.stream().noneMatch(known -> known.name().equals(key.name()))) {
                alike.add(key);
            }
        } else {
            String prefix = prefix(key.name());
            if (byName.putIfAbsent(key.name().toLowerCase(Locale.ROOT), key) == null) {
                names.computeIfAbsent(prefix, unknown -> new ArrayList<>()).add(key.name());
            }
        }
    }

    /** The key of that name, in any case; empty when the reference does not know it. */
    public Optional<ConditionKey> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        ConditionKey key = byName.get(lower);
        int slash = lower.indexOf('/');
        if (key == null && slash > 0 && slash < lower.length() - 1) {
            // some services spell their templates out
            key = byName.get(lower.substring(0, slash) + "/tag-key");
        }
        return key != null
                ? Optional.of(key)
                : templates.getOrDefault(prefix(name), List.of()).stream()
                        .filter(template -> template.matches(name))
                        .findFirst();
    }

    /** The names of all keys that begin with the same prefix. */
    public List<String> like(String name) {
        return names.getOrDefault(prefix(name), List.of());
    }

    /** The actions whose requests carry a key that is not global. */
    public ActionSet supporting(ConditionKey key) {
        return supporting.computeIfAbsent(key.name(), name -> {
            ActionSet.Builder actions = new ActionSet.Builder();
            for (Service service : reference.services()) {
                if (service.conditionKeys().stream()
                        .anyMatch(known -> known.name().equals(name))) {
                    for (Action action : service.actions()) {
                        if (action.conditionKey(name).isPresent()) {
                            actions.add(action.number());
                        }
                    }
                }
            }
            return actions.build();
        });
    }

    /** What stands before the colon, in lower case. */
    private static String prefix(String name) {
        int colon = name.indexOf(':');
        return (colon < 0 ? name : name.substring(0, colon)).toLowerCase(Locale.ROOT);
    }
}
