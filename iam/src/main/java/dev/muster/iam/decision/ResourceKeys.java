package dev.muster.iam.decision;

import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.pattern.TextPattern;
import dev.muster.iam.decision.pattern.Tokens;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionResource;
import dev.muster.iam.reference.ConditionKey;
import dev.muster.iam.reference.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The service's condition keys that a request carries for one of its resources.
 *
 * <p>IAM JSON policy elements, Condition operators, IfExists: many condition keys describe a certain type of resource and only exist
 * when that type is accessed; when a request accesses several, the statement is evaluated against each of them.
 */
final class ResourceKeys {

    private static final String GLOBAL = "aws:";

    private final List<ConditionKey> others;
    private final List<ConditionKey> own;

    private ResourceKeys(List<ConditionKey> own, List<ConditionKey> others) {
        this.own = own;
        this.others = others;
    }

    /** Of an action, for a resource; where the resource is of no type that the action knows, nothing is told apart. */
    static ResourceKeys of(Action action, String arn) {
        List<ConditionKey> own = new ArrayList<>(action.conditionKeys());
        List<ConditionKey> others = new ArrayList<>();
        boolean known = false;
        for (ActionResource resource : action.resources()) {
            boolean fits = isOf(resource.type(), arn);
            List<ConditionKey> keys = fits ? own : others;
            keys.addAll(resource.conditionKeys());
            keys.addAll(resource.type().conditionKeys());
            known |= fits;
        }
        return known ? new ResourceKeys(own, others) : new ResourceKeys(own, List.of());
    }

    /** A context without the keys that only other types of resources carry. */
    RequestContext limit(RequestContext context) {
        Map<String, List<String>> absent = new TreeMap<>();
        for (ConditionKey other : others) {
            if (!other.template()) {
                absentUnlessOwn(other.name(), absent);
            }
        }
        for (String name : context.names()) {
            if (others.stream().anyMatch(other -> other.matches(name))) {
                absentUnlessOwn(name, absent);
            }
        }
        return absent.isEmpty() ? context : context.with(absent);
    }

    private void absentUnlessOwn(String name, Map<String, List<String>> absent) {
        boolean global = name.regionMatches(true, 0, GLOBAL, 0, GLOBAL.length());
        if (!global && own.stream().noneMatch(key -> key.matches(name))) {
            absent.put(name, List.of());
        }
    }

    /** Whether the ARN has the form of the type: each `${…}` in it stands for any text. */
    private static boolean isOf(ResourceType type, String arn) {
        Tokens.Builder form = new Tokens.Builder();
        String text = type.arn();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            form.text(text.substring(from, open)).pattern("*");
            from = text.indexOf('}', open) + 1;
        }
        return TextPattern.of(form.text(text.substring(from)).build()).matches(arn);
    }
}
