package dev.muster.iam.decision.compiled;

import dev.muster.iam.decision.condition.Samples;
import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Template;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.decision.pattern.TextPattern;
import dev.muster.iam.decision.pattern.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The entries of a Resource or NotResource element. */
final class ResourceMatcher {

    private final boolean negated;
    private final List<TextPattern> patterns = new ArrayList<>();
    private final List<Template> templates = new ArrayList<>();
    private boolean everything;

    /**
     * @param negated whether the element is a NotResource: it matches what none of its entries matches
     * @param variables whether the policy's version has variables
     */
    ResourceMatcher(List<String> entries, boolean negated, boolean variables) {
        this.negated = negated;
        for (String entry : entries) {
            Template template = Template.ofResource(entry, variables);
            if (!template.constant()) {
                templates.add(template);
                continue;
            }
            Tokens tokens = template.tokens();
            everything |= tokens.matchesEverything();
            patterns.add(TextPattern.of(tokens.insidePartsUnlessLast()));
        }
    }

    /**
     * Whether it covers a resource.
     *
     * <p>IAM JSON policy elements, Resource: where actions cannot be limited to resources, they take the wildcard `*`: such a
     * request asks for `*`, which no narrower pattern covers.
     */
    Truth matches(String resource, RequestContext context) {
        Truth named = named(resource, context);
        return negated ? named.not() : named;
    }

    /** The keys of variables. */
    Set<ContextKey> keys() {
        Set<ContextKey> keys = new LinkedHashSet<>();
        templates.forEach(template -> keys.addAll(template.keys()));
        return keys;
    }

    /** Gives the values of a key with which its variables fit a resource. */
    void sample(ContextKey key, String resource, RequestContext context, Samples samples) {
        for (Template template : templates) {
            if (template.keys().contains(key)) {
                samples.variable(key, resource, context, filled -> covers(template, resource, filled));
            }
        }
    }

    private static Truth covers(Template template, String resource, RequestContext context) {
        return template.test(
                context,
                tokens -> TextPattern.of(tokens.insidePartsUnlessLast()).matches(resource));
    }

    private Truth named(String resource, RequestContext context) {
        if (everything) {
            return Truth.TRUE;
        }
        if (resource.equals("*")) {
            return Truth.FALSE;
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(resource)) {
                return Truth.TRUE;
            }
        }
        Truth any = Truth.FALSE;
        for (int i = 0; i < templates.size() && any != Truth.TRUE; i++) {
            any = any.or(covers(templates.get(i), resource, context));
        }
        return any;
    }
}
