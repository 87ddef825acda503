package dev.muster.iam.summary;

import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ConditionKey;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the actions whose requests carry a condition key.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html#policy-summary-not-grant-permissions">My policy
 *     does not grant the expected permissions</a>: a condition must include a global key or one that applies to the action
 */
final class ConditionKeyIndex {

    private final ServiceReference reference;
    private final Map<String, List<KeyUse>> byPrefix = new HashMap<>();
    private final Map<ConditionKey, ActionSet> supporting = new ConcurrentHashMap<>();

    ConditionKeyIndex(ServiceReference reference, List<KnownService> services) {
        this.reference = reference;
        for (KnownService service : services) {
            for (ConditionKey key : service.service().conditionKeys()) {
                byPrefix.computeIfAbsent(prefix(key.name()), unused -> new ArrayList<>())
                        .add(new KeyUse(key, service));
            }
        }
    }

    private record KeyUse(ConditionKey key, KnownService service) {}

    /** All actions for a global key; none for a key that is not known. */
    ActionSet supporting(String key) {
        String prefix = prefix(key);
        if (everywhere(key, prefix)) {
            return reference.all();
        }
        ActionSet union = ActionSet.EMPTY;
        for (KeyUse use : byPrefix.getOrDefault(prefix, List.of())) {
            if (use.key().matches(key)) {
                union = union.or(supporting.computeIfAbsent(use.key(), this::ofKey));
            }
        }
        return union;
    }

    /** The prefix of the service that a key names, in lower case; empty when the key can stand in any request, or names none. */
    String service(String key) {
        String prefix = prefix(key);
        return everywhere(key, prefix) ? "" : prefix;
    }

    /**
     * Global keys, and those of identity providers, which later requests of a federated session carry too.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">IAM and AWS STS condition
     *     context keys</a>: keys for web identity federation begin with the provider's host name, those for SAML with `saml:`
     */
    private boolean everywhere(String key, String prefix) {
        return prefix.equals("aws")
                || prefix.equals("saml")
                || prefix.indexOf('.') >= 0
                || reference.globalConditionKey(key).isPresent();
    }

    private ActionSet ofKey(ConditionKey key) {
        ActionSet.Builder actions = new ActionSet.Builder();
        for (KeyUse use : byPrefix.getOrDefault(prefix(key.name()), List.of())) {
            if (use.key().equals(key)) {
                for (Action action : use.service().service().actions()) {
                    if (action.conditionKey(key.name()).isPresent()) {
                        actions.add(action.number());
                    }
                }
            }
        }
        return actions.build();
    }

    private static String prefix(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? "" : key.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
