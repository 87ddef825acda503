package dev.muster.iam.administrator;

import dev.muster.iam.decision.Decision;
import dev.muster.iam.decision.DecisionEngine;
import dev.muster.iam.decision.NamedPolicy;
import dev.muster.iam.decision.PolicyLayers;
import dev.muster.iam.decision.Request;
import dev.muster.iam.decision.RequestedResource;
import dev.muster.iam.decision.Verdict;
import dev.muster.iam.decision.compiled.CompiledPolicy;
import dev.muster.iam.decision.compiled.CompiledStatement;
import dev.muster.iam.decision.compiled.Grammar;
import dev.muster.iam.decision.context.PrincipalKind;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.RequestPrincipal;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells administrators by what the policies decide: an administrator may do what no policy names, on what no policy names, and may manage
 * permissions in IAM, at least in some request.
 *
 * <p>A Deny, a condition or a boundary counts as far as it goes: a Deny of one action, or of everything without MFA, leaves an
 * administrator; a Deny of all of IAM does not. Policies that name the services they allow make no administrator, however many they are.
 * Not for use by several threads.
 */
public final class Administrators {

    /** What requests are made by; another ARN of an entity, which AWS never gives, tells nothing of its holder. */
    private static final Pattern USER_OR_ROLE = Pattern.compile("arn:[^:]+:iam::[0-9]{12}:(?:user|role)/.+");

    private static final List<Effect> BOTH = List.of(Effect.ALLOW, Effect.DENY);

    private final String account;
    private final String anybody;
    private final Probe nothingNamed;
    private final List<Probe> administration;
    private final IdentityHashMap<Policy, CompiledPolicy> whole = new IdentityHashMap<>();
    private final IdentityHashMap<Policy, CompiledPolicy> allows = new IdentityHashMap<>();
    private final IdentityHashMap<Policy, CompiledPolicy> denies = new IdentityHashMap<>();

    /** @param partition of the account */
    public Administrators(ServiceReference reference, String partition, String account) {
        this.account = account;
        this.anybody = "arn:" + partition + ":iam::" + account + ":role/anybody";
        this.nothingNamed = Probe.ofNothingNamed(partition, account);
        this.administration = Probe.ofAdministration(reference, partition, account);
    }

    /**
     * Whether the policies make whoever holds them an administrator.
     *
     * @param holder the ARN of the user or role who holds them; null for anybody
     * @param granting policies whose Allow statements count
     * @param denying policies whose Deny statements count
     * @param boundary the permissions boundary; null when there is none
     */
    public boolean hold(
            @Nullable String holder, List<Policy> granting, List<Policy> denying, @Nullable Policy boundary) {
        if (granting.stream().flatMap(policy -> policy.statements().stream()).noneMatch(Unnamed::grants)) {
            return false;
        }
        List<NamedPolicy> identity = new ArrayList<>();
        granting.forEach(policy -> identity.add(compiled(allows, policy, List.of(Effect.ALLOW))));
        denying.forEach(policy -> identity.add(compiled(denies, policy, List.of(Effect.DENY))));
        List<NamedPolicy> bounds = boundary == null ? List.of() : List.of(compiled(whole, boundary, BOTH));
        PolicyLayers layers = new PolicyLayers(identity, bounds, List.of(), null, List.of(), null, List.of());
        Set<String> keys = new TreeSet<>();
        granting.forEach(policy -> keys.addAll(keys(policy)));
        denying.forEach(policy -> keys.addAll(keys(policy)));
        if (boundary != null) {
            keys.addAll(keys(boundary));
        }
        Predicate<Probe> allowed = probe -> mayBeAllowed(probe, holder, layers, keys);
        return allowed.test(nothingNamed) && administration.stream().anyMatch(allowed);
    }

    /** The statements of a policy that allow what nobody named. */
    public List<Statement> grants(Policy policy) {
        List<Statement> grants = new ArrayList<>();
        if (policy.statements().stream().noneMatch(Unnamed::grants)) {
            return grants;
        }
        CompiledPolicy compiled =
                compiled(allows, policy, List.of(Effect.ALLOW)).policy();
        RequestContext nothing = RequestContext.of(Map.of(), true);
        for (CompiledStatement statement : compiled.ofAnyService()) {
            if (statement.matchesAction(nothingNamed.action())
                    && statement.matchesResource(nothingNamed.resource(), nothing) == Truth.TRUE) {
                policy.statements().stream()
                        .filter(written -> written.index() == statement.index())
                        .forEach(grants::add);
            }
        }
        return grants;
    }

    /** What keeps AWS from storing a policy as one of an identity; null when nothing does. */
    public @Nullable String problem(Policy policy) {
        return compiled(whole, policy, BOTH).policy().problem(Grammar.IDENTITY);
    }

    private boolean mayBeAllowed(Probe probe, @Nullable String holder, PolicyLayers layers, Set<String> keys) {
        Map<String, List<String>> context = new TreeMap<>();
        keys.stream().filter(key -> !probe.sends(key)).forEach(key -> context.put(key, List.of()));
        Optional<String> told = Optional.ofNullable(holder)
                .filter(arn -> USER_OR_ROLE.matcher(arn).matches());
        RequestPrincipal principal = RequestPrincipal.parse(told.orElse(anybody), null);
        if (told.isPresent()) {
            context.putAll(known(principal));
        }
        Request request = new Request(
                principal,
                probe.action(),
                List.of(new RequestedResource(probe.resource(), account, RequestContext.of(context, true))),
                false,
                false);
        Decision decision = DecisionEngine.decide(request, layers);
        return decision.verdict() == Verdict.ALLOWED || decision.possible().contains(Verdict.ALLOWED);
    }

    /** What every request of a user or role carries; a role's sessions differ in the rest. */
    private static Map<String, List<String>> known(RequestPrincipal principal) {
        Map<String, List<String>> keys = new HashMap<>(principal.keys());
        if (principal.kind() != PrincipalKind.USER) {
            keys.keySet().retainAll(List.of("aws:principalarn", "aws:principalaccount"));
        }
        return keys;
    }

    private static Set<String> keys(Policy policy) {
        Set<String> keys = new TreeSet<>();
        for (Statement statement : policy.statements()) {
            for (Condition condition : statement.conditions()) {
                keys.add(condition.key().toLowerCase(Locale.ROOT));
            }
        }
        return keys;
    }

    private static NamedPolicy compiled(
            IdentityHashMap<Policy, CompiledPolicy> known, Policy policy, List<Effect> effects) {
        return new NamedPolicy(
                "", known.computeIfAbsent(policy, added -> CompiledPolicy.of(Unnamed.of(added, effects))));
    }
}
