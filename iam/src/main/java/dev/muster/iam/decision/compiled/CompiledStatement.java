package dev.muster.iam.decision.compiled;

import dev.muster.iam.decision.condition.ConditionTest;
import dev.muster.iam.decision.condition.Samples;
import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.RequestPrincipal;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement of a policy, ready to be held against requests. */
public final class CompiledStatement {

    private final int index;
    private final @Nullable String sid;
    private final Effect effect;
    private final ActionMatcher actions;
    private final @Nullable ResourceMatcher resources;
    private final @Nullable PrincipalMatcher principals;
    private final boolean notPrincipal;
    private final List<ConditionTest> conditions;

    CompiledStatement(Statement statement, List<ConditionTest> conditions, boolean variables) {
        this.index = statement.index();
        this.sid = statement.sid();
        this.effect = statement.effect();
        boolean notAction = statement.action().isEmpty();
        this.actions = new ActionMatcher(notAction ? statement.notAction() : statement.action(), notAction);
        boolean notResource = !statement.notResource().isEmpty();
        this.resources = !notResource && statement.resource().isEmpty()
                ? null
                : new ResourceMatcher(
                        notResource ? statement.notResource() : statement.resource(), notResource, variables);
        this.notPrincipal = statement.notPrincipal() != null;
        this.principals = statement.notPrincipal() != null
                ? new PrincipalMatcher(statement.notPrincipal())
                : statement.principal() != null ? new PrincipalMatcher(statement.principal()) : null;
        this.conditions = List.copyOf(conditions);
    }

    /** Its place in the document, from 0. */
    public int index() {
        return index;
    }

    public @Nullable String sid() {
        return sid;
    }

    public Effect effect() {
        return effect;
    }

    public boolean matchesAction(RequestAction action) {
        return actions.matches(action);
    }

    /** Whether resource and conditions fit; the action and the principal are asked for themselves. */
    public Truth matches(String resource, RequestContext context) {
        Truth matches = matchesResource(resource, context);
        for (int i = 0; i < conditions.size() && matches != Truth.FALSE; i++) {
            matches = matches.and(conditions.get(i).test(context));
        }
        return matches;
    }

    /** Whether the resource fits, whatever the conditions say. */
    public Truth matchesResource(String resource, RequestContext context) {
        return resources == null ? Truth.TRUE : resources.matches(resource, context);
    }

    /**
     * How the statement of a resource's policy speaks of the caller; a statement without Principal speaks of nobody.
     *
     * <p>Permissions boundaries for IAM entities: NotPrincipal with Deny always denies a principal that has a permissions boundary.
     *
     * @param bounded whether the caller has a permissions boundary
     */
    public Grant grant(RequestPrincipal principal, boolean bounded) {
        if (principals == null) {
            return Grant.NONE;
        }
        if (!notPrincipal) {
            return principals.grant(principal);
        }
        boolean spared = effect == Effect.DENY
                ? !bounded && principals.namesWholly(principal)
                : principals.grant(principal) != Grant.NONE;
        return spared ? Grant.NONE : Grant.DIRECT;
    }

    /** Its conditions. */
    public List<ConditionTest> conditions() {
        return conditions;
    }

    /** The keys of variables in its resources. */
    public Set<ContextKey> resourceKeys() {
        return resources == null ? Set.of() : resources.keys();
    }

    /** Every key that it looks at. */
    public Set<ContextKey> keys() {
        Set<ContextKey> keys = new LinkedHashSet<>(resourceKeys());
        conditions.forEach(condition -> keys.addAll(condition.keys()));
        return keys;
    }

    /** Gives the values of a key with which its variables in the resources fit a resource. */
    public void sampleResource(ContextKey key, String resource, RequestContext context, Samples samples) {
        if (resources != null) {
            resources.sample(key, resource, context, samples);
        }
    }

    ActionMatcher actions() {
        return actions;
    }
}
