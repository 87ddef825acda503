package dev.muster.iam.decision;

import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.pattern.TextPattern;
import dev.muster.iam.decision.pattern.Tokens;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionResource;
import dev.muster.iam.reference.ConditionKey;
import dev.muster.iam.reference.ResourceType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The service's condition keys that a request for an action carries for one of its resources.
 *
 * <p>IAM JSON policy elements, Condition operators, IfExists: many condition keys describe a certain type of resource and only exist
 * when that type is accessed; when a request accesses several, the statement is evaluated against each of them.
 */
final class ActionKeys {

    private static final String GLOBAL = "aws:";

    private final Action action;
    private final List<TextPattern> forms;
    /** By the types that a resource fits. */
    private final Map<BitSet, Foreign> foreign = new ConcurrentHashMap<>();

    /**
     * Keys that only other types of resources carry.
     *
     * @param names in lower case
     * @param open those with a variable part
     */
    private record Foreign(List<String> names, List<ConditionKey> open) {}

    ActionKeys(Action action) {
        this.action = action;
        this.forms = action.resources().stream()
                .map(resource -> form(resource.type()))
                .toList();
    }

    /** A context without the keys that only other types carry; where the resource is of no known type, nothing is left out. */
    RequestContext limit(RequestContext context, String arn) {
        BitSet fitting = new BitSet();
        for (int i = 0; i < forms.size(); i++) {
            fitting.set(i, forms.get(i).matches(arn));
        }
        if (fitting.isEmpty() || fitting.cardinality() == forms.size()) {
            return context;
        }
        Foreign others = foreign.computeIfAbsent(fitting, this::foreign);
        Map<String, List<String>> absent = new TreeMap<>();
        for (String name : others.names) {
            if (context.knows(name) || context.partial()) {
                absent.put(name, List.of());
            }
        }
        for (String name : context.names()) {
            if (others.open.stream().anyMatch(key -> key.matches(name))) {
                absent.put(name, List.of());
            }
        }
        return absent.isEmpty() ? context : context.with(absent);
    }

    private Foreign foreign(BitSet fitting) {
        List<ConditionKey> own = new ArrayList<>(action.conditionKeys());
        List<ConditionKey> others = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            ActionResource resource = action.resources().get(i);
            List<ConditionKey> keys = fitting.get(i) ? own : others;
            keys.addAll(resource.conditionKeys());
            keys.addAll(resource.type().conditionKeys());
        }
        List<String> names = new ArrayList<>();
        List<ConditionKey> open = new ArrayList<>();
        for (ConditionKey other : others) {
            String name = other.name().toLowerCase(Locale.ROOT);
            if (name.startsWith(GLOBAL) || own.stream().anyMatch(key -> key.matches(name))) {
                continue;
            }
            if (other.template()) {
                open.add(other);
            } else {
                names.add(name);
            }
        }
        return new Foreign(
                names.stream().distinct().toList(), open.stream().distinct().toList());
    }

    /** ARNs of the form of the type: each `${…}` in it stands for any text. */
    private static TextPattern form(ResourceType type) {
        Tokens.Builder form = new Tokens.Builder();
        String text = type.arn();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            form.text(text.substring(from, open)).pattern("*");
            from = text.indexOf('}', open) + 1;
        }
        return TextPattern.of(form.text(text.substring(from)).build());
    }
}
