package dev.muster.iam.decision;

import dev.muster.iam.decision.context.RequestContext;
import java.util.List;
import java.util.Map;

/**
 * What is taken for granted of facts that are not known, to see what would follow.
 *
 * @param keys values of context keys
 * @param documents what documents say, by the policy or resource that they belong to
 */
record Assumptions(Map<String, List<String>> keys, Map<Object, DocumentState> documents) {

    /** Nothing is taken for granted. */
    static final Assumptions NONE = new Assumptions(Map.of(), Map.of());

    /** A context in which unknown keys have the values assumed; what is known of a key stays. */
    RequestContext fill(RequestContext context) {
        return keys.isEmpty() ? context : context.withDefaults(keys);
    }

    DocumentState document(Object owner) {
        return documents.getOrDefault(owner, DocumentState.UNKNOWN);
    }
}
