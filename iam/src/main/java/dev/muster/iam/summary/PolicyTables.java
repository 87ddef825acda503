package dev.muster.iam.summary;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ServiceReference;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The three summary tables of one policy; immutable. */
public final class PolicyTables {

    private final ServiceReference reference;
    private final List<KnownService> services;
    private final ConditionKeyIndex keys;
    private final List<StatementScope> statements;
    private final List<Unrecognized> unrecognized;
    private final @Nullable String noSummary;

    PolicyTables(
            ServiceReference reference,
            List<KnownService> services,
            ConditionKeyIndex keys,
            List<StatementScope> statements,
            List<Unrecognized> unrecognized,
            @Nullable String noSummary) {
        this.reference = reference;
        this.services = List.copyOf(services);
        this.keys = keys;
        this.statements = List.copyOf(statements);
        this.unrecognized = List.copyOf(unrecognized);
        this.noSummary = noSummary;
    }

    /** The table of services. */
    public PolicySummary policy() {
        if (noSummary != null) {
            return PolicySummary.none(noSummary);
        }
        PolicySection.Result allow = PolicySection.of(statements(Effect.ALLOW), services, keys);
        PolicySection.Result deny = PolicySection.of(statements(Effect.DENY), services, keys);
        Set<String> shown = new HashSet<>();
        allow.rows().forEach(row -> shown.add(row.service().prefix()));
        deny.rows().forEach(row -> shown.add(row.service().prefix()));
        return new PolicySummary(
                allow.rows(),
                deny.rows(),
                unrecognized,
                reference.services().stream()
                        .filter(service -> !shown.contains(service.prefix()))
                        .toList(),
                banner(allow, deny),
                null);
    }

    /** The table of a service's actions, by prefix in any case; empty when the reference has no such service. */
    public Optional<ServiceSummary> service(String prefix) {
        return known(prefix)
                .map(service -> new ServiceSummary(
                        service.service(), section(service, Effect.ALLOW), section(service, Effect.DENY), noSummary));
    }

    /**
     * The table of an action's resources, by names in any case; empty when the reference has no such action.
     *
     * @param account the account whose resources are called "This account"; null when none is
     */
    public Optional<ActionSummary> action(String prefix, String name, @Nullable String account) {
        return known(prefix)
                .flatMap(service -> service.service()
                        .action(name)
                        .map(action -> new ActionSummary(
                                service.service(),
                                action,
                                ActionSection.rows(statements(Effect.ALLOW), action, account),
                                ActionSection.rows(statements(Effect.DENY), action, account),
                                noSummary)));
    }

    private Optional<KnownService> known(String prefix) {
        return reference
                .service(prefix)
                .flatMap(service -> services.stream()
                        .filter(known -> known.service().prefix().equals(service.prefix()))
                        .findFirst());
    }

    private @Nullable ServiceSection section(KnownService service, Effect effect) {
        List<StatementScope> touching = statements(effect).stream()
                .filter(statement -> statement.touches(service))
                .toList();
        return touching.isEmpty() ? null : ActionTable.section(service, touching, unrecognized, effect);
    }

    private List<StatementScope> statements(Effect effect) {
        return statements.stream()
                .filter(statement -> statement.effect() == effect)
                .toList();
    }

    private @Nullable Banner banner(PolicySection.Result allow, PolicySection.Result deny) {
        ActionSet effective = allow.effective().or(deny.effective());
        if (effective.isEmpty() && unrecognized.isEmpty()) {
            return Banner.ERROR;
        }
        return allow.flawed() || deny.flawed() || !unrecognized.isEmpty() ? Banner.WARNING : null;
    }
}
