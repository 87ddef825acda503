package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Template;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.decision.pattern.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Those values of a condition that hold variables: they are filled in anew for every request. */
record VariableValues(List<Template> templates) {

    VariableValues {
        templates = List.copyOf(templates);
    }

    /** Reads values and hands over those without variables. @param variables whether the policy's version has variables */
    static VariableValues split(List<String> values, boolean variables, boolean wildcards, Consumer<Tokens> constants) {
        List<Template> open = new ArrayList<>();
        for (String value : values) {
            Template template = Template.of(value, variables ? 0 : Integer.MAX_VALUE, wildcards);
            if (template.constant()) {
                constants.accept(template.tokens());
            } else {
                open.add(template);
            }
        }
        return new VariableValues(open);
    }

    Truth matches(RequestContext context, Predicate<Tokens> test) {
        Truth any = Truth.FALSE;
        for (int i = 0; i < templates.size() && any != Truth.TRUE; i++) {
            any = any.or(templates.get(i).test(context, test));
        }
        return any;
    }

    Set<ContextKey> keys() {
        Set<ContextKey> keys = new LinkedHashSet<>();
        templates.forEach(template -> keys.addAll(template.keys()));
        return keys;
    }

    /**
     * Hands over the values as they are filled in; a variable whose value is not known leaves the samples incomplete.
     *
     * @param letters whether a variable is held letter for letter against the request's value
     */
    void sample(RequestContext context, Samples samples, boolean letters, Consumer<Tokens> filled) {
        for (Template template : templates) {
            if (known(template, context, filled)) {
                continue;
            }
            if (letters && template.isVariable()) {
                for (ContextKey key : template.keys()) {
                    samples.comparedWith(key);
                    known(template, context.with(Map.of(key.name(), List.of())), filled);
                }
            } else {
                samples.incomplete();
            }
        }
    }

    /** Hands over a value where it is known which it is. */
    private static boolean known(Template template, RequestContext context, Consumer<Tokens> filled) {
        Truth truth = template.test(context, tokens -> {
            filled.accept(tokens);
            return true;
        });
        return truth != Truth.UNKNOWN;
    }

    /** Whether a key stands in them as a whole value only, never as a part of one. */
    boolean holdsWhole(ContextKey key) {
        return templates.stream()
                .filter(template -> template.keys().contains(key))
                .allMatch(Template::isVariable);
    }
}
