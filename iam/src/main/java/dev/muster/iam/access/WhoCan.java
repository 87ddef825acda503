package dev.muster.iam.access;

import dev.muster.iam.decision.Decision;
import dev.muster.iam.decision.DecisionEngine;
import dev.muster.iam.decision.MatchedStatement;
import dev.muster.iam.decision.MissingFact;
import dev.muster.iam.decision.NamedPolicy;
import dev.muster.iam.decision.PolicyLayers;
import dev.muster.iam.decision.PolicyLevel;
import dev.muster.iam.decision.Request;
import dev.muster.iam.decision.RequestForm;
import dev.muster.iam.decision.Requests;
import dev.muster.iam.decision.Verdict;
import dev.muster.iam.decision.compiled.CompiledPolicy;
import dev.muster.iam.decision.context.RequestPrincipal;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which principals can do an action: by the sets of their actions first, and for one resource by deciding the request of each
 * principal that is left, of which only the principal is known.
 */
public final class WhoCan {

    private static final String RESOURCE_ACCOUNT = "aws:ResourceAccount";

    /** In the place of limits that were not read. */
    private static final CompiledPolicy EVERYTHING = CompiledPolicy.of(
            PolicyDocument.of("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}"));

    private final ServiceReference reference;
    private final Requests requests;

    public WhoCan(ServiceReference reference) {
        this.reference = reference;
        this.requests = new Requests(reference);
    }

    /**
     * What is asked.
     *
     * @param action with its service
     * @param resource an ARN, or `*`; null for any resource
     * @param owner of the resource; null where nobody knows it, and then each principal's own account is taken
     * @param policy of the resource; null where it was not read
     * @param resourceControl resource control policies that bind the resource
     */
    public record Question(
            String action,
            @Nullable String resource,
            @Nullable String owner,
            @Nullable NamedPolicy policy,
            List<PolicyLevel> resourceControl) {

        public Question {
            resourceControl = List.copyOf(resourceControl);
        }

        /** An action on any resource. */
        public static Question of(String action) {
            return new Question(action, null, null, null, List.of());
        }
    }

    /** A user or role. @param managing whether its account manages the organization */
    public record Caller(String arn, String account, boolean managing, AccessLayers layers) {}

    /**
     * What the principal, who is not sure to be refused, can do.
     *
     * @param everything whether on every resource; null where one resource is asked about, or it is not known
     * @param statements those that decide; none where any resource is asked about
     * @param missing what is not known and would decide
     * @param asRead of an undetermined answer: what follows where policies that were not read say nothing and limit nothing; null where that
     *     refuses it, and of other answers
     */
    public record Entitlement(
            Certainty certainty,
            @Nullable Boolean everything,
            List<MatchedStatement> statements,
            List<MissingFact> missing,
            @Nullable Certainty asRead) {

        public Entitlement {
            statements = List.copyOf(statements);
            missing = List.copyOf(missing);
        }
    }

    /** How sure it is that the principal can. */
    public enum Certainty {
        ALLOWED,
        /** Under conditions on keys of the request. */
        CONDITIONALLY,
        /** A policy that was not read decides. */
        UNDETERMINED
    }

    /** What a principal can do of what is asked; empty where its policies are sure to refuse it. */
    public Optional<Entitlement> answer(Question question, Caller caller) {
        Optional<Action> action = reference.action(question.action);
        if (action.isEmpty()) {
            if (question.resource == null) {
                throw new IllegalArgumentException("`" + question.action + "` is unknown to the service reference "
                        + reference.version() + ": name a resource, so that the policies can be asked");
            }
            return onResource(question, caller, question.resource);
        }
        int number = action.get().number();
        List<AccessLayer> layers = caller.layers.all();
        AccessClass found = AccessSets.of(layers, ActionSet.of(number), PrincipalAccess.standing(reference))
                .of(number);
        boolean mayBeNamed = question.resource != null && question.policy != null && found != AccessClass.DENIED;
        if (!mayBeNamed && (found == AccessClass.DENIED || found == AccessClass.NOT_ALLOWED)) {
            return Optional.empty();
        }
        return question.resource == null
                ? Optional.of(onAny(found, number, layers))
                : onResource(question, caller, question.resource);
    }

    private Entitlement onAny(AccessClass access, int action, List<AccessLayer> layers) {
        return switch (access) {
            case ON_EVERYTHING -> new Entitlement(Certainty.ALLOWED, true, List.of(), List.of(), null);
            case ON_SOME_RESOURCES -> new Entitlement(Certainty.ALLOWED, false, List.of(), List.of(), null);
            case CONDITIONALLY -> new Entitlement(Certainty.CONDITIONALLY, null, List.of(), List.of(), null);
            case UNDETERMINED, DENIED, NOT_ALLOWED ->
                new Entitlement(
                        Certainty.UNDETERMINED,
                        null,
                        List.of(),
                        layers.stream()
                                .flatMap(layer -> layer.policies().stream())
                                .filter(policy -> !policy.known())
                                .map(policy ->
                                        new MissingFact(MissingFact.Kind.DOCUMENT, policy.name(), policy.problem()))
                                .toList(),
                        asRead(action, layers));
        };
    }

    private @Nullable Certainty asRead(int action, List<AccessLayer> layers) {
        ActionSet one = ActionSet.of(action);
        AccessSets read = AccessSets.of(PrincipalAccess.asRead(layers, one), one, PrincipalAccess.standing(reference));
        return switch (read.of(action)) {
            case ON_EVERYTHING, ON_SOME_RESOURCES -> Certainty.ALLOWED;
            case CONDITIONALLY -> Certainty.CONDITIONALLY;
            case UNDETERMINED, DENIED, NOT_ALLOWED -> null;
        };
    }

    /**
     * Cross-account policy evaluation logic: the caller's account and the resource's policy must both allow; where that policy was not read, the
     * caller's side alone is decided, and the other one stays open.
     */
    private Optional<Entitlement> onResource(Question question, Caller caller, String resource) {
        try {
            RequestPrincipal.parse(caller.arn, null);
        } catch (IllegalArgumentException noPrincipal) {
            MissingFact fact =
                    new MissingFact(MissingFact.Kind.DOCUMENT, caller.arn, String.valueOf(noPrincipal.getMessage()));
            return Optional.of(new Entitlement(Certainty.UNDETERMINED, null, List.of(), List.of(fact), null));
        }
        boolean elsewhere = question.owner != null && !question.owner.equals(caller.account);
        boolean open = elsewhere && question.policy == null;
        Map<String, List<String>> context =
                question.owner == null ? Map.of() : Map.of(RESOURCE_ACCOUNT, List.of(question.owner));
        RequestForm form = new RequestForm(
                caller.arn,
                question.action,
                List.of(resource),
                question.owner == null || open ? caller.account : question.owner,
                context,
                true,
                caller.managing);
        Request request = requests.of(form);
        MissingFact policy = open ? new MissingFact(MissingFact.Kind.RESOURCE_POLICY, resource, null) : null;
        Decision decision = DecisionEngine.decide(request, layers(question, caller.layers, false));
        List<MissingFact> missing = missing(decision, policy);
        Certainty certainty = certainty(decision, missing);
        if (certainty == null) {
            return Optional.empty();
        }
        Certainty asRead = null;
        if (certainty == Certainty.UNDETERMINED) {
            Decision read = DecisionEngine.decide(request, layers(question, caller.layers, true));
            asRead = certainty(read, missing(read, policy));
        }
        return Optional.of(new Entitlement(certainty, null, decision.statements(), missing, asRead));
    }

    /** @param policy of the resource, where it was not read and must allow; else null */
    private static List<MissingFact> missing(Decision decision, @Nullable MissingFact policy) {
        List<MissingFact> missing = new ArrayList<>(decision.missing());
        if (policy != null && !missing.contains(policy)) {
            missing.add(policy);
        }
        return missing;
    }

    /** Null where the request is refused. */
    private static @Nullable Certainty certainty(Decision decision, List<MissingFact> missing) {
        return decision.verdict() == Verdict.ALLOWED || decision.verdict() == Verdict.UNDETERMINED
                ? certainty(missing)
                : null;
    }

    private static Certainty certainty(List<MissingFact> missing) {
        if (missing.isEmpty()) {
            return Certainty.ALLOWED;
        }
        return missing.stream().allMatch(fact -> fact.kind() == MissingFact.Kind.CONTEXT_KEY)
                ? Certainty.CONDITIONALLY
                : Certainty.UNDETERMINED;
    }

    /** @param asRead whether to leave out policies that were not read, and what they limit */
    private static PolicyLayers layers(Question question, AccessLayers layers, boolean asRead) {
        AppliedPolicy boundary = layers.boundary();
        List<ControlLevel> levels = layers.serviceControl();
        return new PolicyLayers(
                named(layers.identity(), asRead),
                boundary == null ? List.of() : limiting(List.of(boundary), asRead),
                List.of(),
                question.policy,
                List.of(),
                levels == null
                        ? null
                        : levels.stream()
                                .map(level -> new PolicyLevel(level.target(), limiting(level.policies(), asRead)))
                                .toList(),
                question.resourceControl);
    }

    private static List<NamedPolicy> limiting(List<AppliedPolicy> policies, boolean asRead) {
        List<NamedPolicy> named = new ArrayList<>(named(policies, asRead));
        if (asRead && !policies.stream().allMatch(AppliedPolicy::known)) {
            named.add(new NamedPolicy("what was not read", EVERYTHING));
        }
        return named;
    }

    private static List<NamedPolicy> named(List<AppliedPolicy> policies, boolean asRead) {
        return policies.stream()
                .filter(policy -> policy.known() || !asRead)
                .map(policy -> new NamedPolicy(
                        policy.name(),
                        policy.document() == null
                                ? CompiledPolicy.unknown(String.valueOf(policy.problem()))
                                : policy.document().compiled()))
                .toList();
    }
}
