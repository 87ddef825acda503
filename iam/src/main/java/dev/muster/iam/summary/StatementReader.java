package dev.muster.iam.summary;

import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Recognition;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the statements of one policy; what occurs more than once in it is looked up once. */
final class StatementReader {

    private static final String VERSION_WITH_VARIABLES = "2012-10-17";

    private final ServiceReference reference;
    private final Map<String, KnownService> services;
    private final ResourceIndex resourceIndex;
    private final ConditionKeyIndex keyIndex;
    private final Map<String, ResourceMatch> resources = new HashMap<>();
    private final Map<Condition, ConditionMatch> conditions = new HashMap<>();
    private final Map<String, ActionSet> keys = new HashMap<>();
    private final Map<Name, Unrecognized> unrecognized = new LinkedHashMap<>();

    StatementReader(
            ServiceReference reference,
            Map<String, KnownService> services,
            ResourceIndex resourceIndex,
            ConditionKeyIndex keyIndex) {
        this.reference = reference;
        this.services = services;
        this.resourceIndex = resourceIndex;
        this.keyIndex = keyIndex;
    }

    private record Name(Unrecognized.Kind kind, String text, Effect effect) {}

    List<StatementScope> read(Policy policy) {
        boolean variables = VERSION_WITH_VARIABLES.equals(policy.version());
        List<StatementScope> scopes = new ArrayList<>(policy.statements().size());
        for (Statement statement : policy.statements()) {
            scopes.add(scope(statement, variables));
        }
        return scopes;
    }

    /** What none of the statements read so far could be resolved to, in their order. */
    List<Unrecognized> unrecognized() {
        return List.copyOf(unrecognized.values());
    }

    private StatementScope scope(Statement statement, boolean variables) {
        Set<KnownService> named = new LinkedHashSet<>();
        ActionSet actions = covered(statement.action(), "Action", statement, named);
        if (!statement.notAction().isEmpty()) {
            // the services that are left out are not what the statement speaks of
            actions = reference
                    .all()
                    .andNot(covered(statement.notAction(), "NotAction", statement, new LinkedHashSet<>()));
        }
        Set<ResourceMatch> matches = new LinkedHashSet<>();
        for (String resource : statement.resource()) {
            ResourceMatch match = resources.computeIfAbsent(
                    resource, text -> resourceIndex.match(ResourcePattern.of(text, variables)));
            matches.add(match);
            if (!match.recognized()) {
                KnownService owner = match.owner();
                note(
                        Unrecognized.Kind.RESOURCE_TYPE,
                        owner == null ? null : owner.service().prefix(),
                        resource,
                        statement,
                        "Resource");
            }
        }
        Set<ConditionMatch> tests = new LinkedHashSet<>();
        for (Condition condition : statement.conditions()) {
            tests.add(conditions.computeIfAbsent(
                    condition,
                    unused ->
                            ConditionMatch.of(condition, keys.computeIfAbsent(condition.key(), keyIndex::supporting))));
        }
        return StatementScope.of(statement.effect(), actions, named, List.copyOf(matches), List.copyOf(tests));
    }

    private ActionSet covered(List<String> entries, String element, Statement statement, Set<KnownService> named) {
        ActionSet.Builder covered = new ActionSet.Builder();
        for (String entry : entries) {
            ActionSet matching = reference.matching(entry);
            covered.addAll(matching);
            int colon = entry.indexOf(':');
            KnownService literal = colon < 0
                    ? null
                    : reference
                            .service(entry.substring(0, colon))
                            .map(this::known)
                            .orElse(null);
            if (literal != null) {
                named.add(literal);
            }
            if (matching.isEmpty()) {
                unknown(entry, colon, literal, statement, element);
            }
        }
        return covered.build();
    }

    private void unknown(String entry, int colon, @Nullable KnownService literal, Statement statement, String element) {
        if (colon <= 0 || colon == entry.length() - 1 || entry.indexOf(':', colon + 1) >= 0) {
            note(Unrecognized.Kind.MALFORMED_ACTION, null, entry, statement, element);
            return;
        }
        String prefix = entry.substring(0, colon);
        boolean pattern = prefix.indexOf('*') >= 0 || prefix.indexOf('?') >= 0;
        if (literal != null) {
            note(Unrecognized.Kind.ACTION, literal.service().prefix(), entry, statement, element);
        } else if (pattern && reference.recognition(entry) == Recognition.UNKNOWN_ACTION) {
            note(Unrecognized.Kind.ACTION, null, entry, statement, element);
        } else {
            note(Unrecognized.Kind.SERVICE, prefix, prefix, statement, element);
        }
    }

    private @Nullable KnownService known(Service service) {
        return services.get(service.prefix());
    }

    private void note(
            Unrecognized.Kind kind, @Nullable String service, String text, Statement statement, String element) {
        unrecognized.putIfAbsent(
                new Name(kind, text, statement.effect()),
                new Unrecognized(kind, service, text, statement.effect(), statement.index(), element));
    }
}
