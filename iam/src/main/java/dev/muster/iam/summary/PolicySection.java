package dev.muster.iam.summary;

import dev.muster.iam.reference.ActionSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the rows of one section of the policy summary, Allow or Explicit deny, from the statements of that effect. */
final class PolicySection {

    private final List<KnownService> services;
    private final ConditionKeyIndex keyIndex;
    private final ActionSet.Builder defined = new ActionSet.Builder();
    private final ActionSet.Builder onResource = new ActionSet.Builder();
    private final ActionSet.Builder underConditions = new ActionSet.Builder();
    private final ActionSet.Builder effective = new ActionSet.Builder();
    private final @Nullable Row[] rows;

    /** Per resource, the actions of its own service that the statements with it cover. */
    private final Map<ResourceMatch, ActionSet> besideResource = new LinkedHashMap<>();

    /** The resources that some action of a statement with them works on. */
    private final Set<ResourceMatch> used = new HashSet<>();

    /** Per condition key that is not global, the actions that the statements with it cover. */
    private final Map<String, KeyScope> besideKey = new HashMap<>();

    private PolicySection(List<KnownService> services, ConditionKeyIndex keyIndex) {
        this.services = services;
        this.keyIndex = keyIndex;
        this.rows = new Row[services.size()];
    }

    private record KeyScope(String prefix, ActionSet supporting, ActionSet covered) {}

    /** What is known so far of a service that a statement covers or names. */
    private static final class Row {
        private boolean named;
        private boolean acts;
        private boolean everything;
        private final Cell applicable = new Cell();
        private final Cell declared = new Cell();
        private final Cell foreign = new Cell();
        private final Cell conditions = new Cell();
        private final Set<RowWarning> warnings = EnumSet.noneOf(RowWarning.class);
    }

    /** The rows, and whether anything that the statements say has no effect. */
    record Result(List<ServiceRow> rows, ActionSet effective, boolean flawed) {}

    static Result of(List<StatementScope> statements, List<KnownService> services, ConditionKeyIndex keyIndex) {
        PolicySection section = new PolicySection(services, keyIndex);
        statements.forEach(section::add);
        section.warnOfUnused();
        return section.result();
    }

    private void add(StatementScope statement) {
        defined.addAll(statement.actions());
        onResource.addAll(statement.onResource());
        underConditions.addAll(statement.underConditions());
        effective.addAll(statement.effective());
        boolean everything = statement.everything();
        Cell foreign = new Cell();
        statement.mismatched().forEach(resource -> foreign.add(resource.text()));
        for (KnownService service : services) {
            if (statement.touches(service)) {
                Row row = row(service);
                row.acts = true;
                row.named |= statement.named().contains(service);
                row.everything |= everything;
                row.foreign.addAll(foreign);
                addConditions(row, statement, service);
            }
        }
        statement.resources().forEach(resource -> addResource(resource, statement));
        for (ConditionMatch condition : statement.conditions()) {
            String key = condition.condition().key();
            String prefix = keyIndex.service(key);
            if (!prefix.isEmpty()) {
                besideKey.merge(
                        key,
                        new KeyScope(prefix, condition.supporting(), statement.actions()),
                        (one, other) -> new KeyScope(prefix, one.supporting(), union(one.covered(), other.covered())));
            }
        }
    }

    private static void addConditions(Row row, StatementScope statement, KnownService service) {
        for (ConditionMatch condition : statement.conditions()) {
            if (row.conditions.multiple()) {
                return;
            }
            if (condition.supporting().and(service.actions()).intersects(statement.actions())
                    || !statement.actions().intersects(service.actions())) {
                row.conditions.add(condition.text());
            }
        }
    }

    private void addResource(ResourceMatch resource, StatementScope statement) {
        if (resource.everything() || !resource.recognized()) {
            return;
        }
        ActionSet applied = resource.actions().and(statement.actions());
        if (!applied.isEmpty()) {
            used.add(resource);
            for (KnownService service : services) {
                if (applied.intersects(service.actions())) {
                    row(service).applicable.add(resource.text());
                }
            }
        }
        KnownService owner = resource.owner();
        if (owner != null && (applied.isEmpty() || statement.touches(owner))) {
            row(owner).declared.add(resource.text());
            besideResource.merge(resource, statement.actions().and(owner.actions()), PolicySection::union);
        }
    }

    /** Resources and keys that none of a service's actions has anything to do with. */
    private void warnOfUnused() {
        besideResource.forEach((resource, covered) -> {
            KnownService owner = resource.owner();
            if (owner != null && !covered.isEmpty() && !used.contains(resource)) {
                row(owner).warnings.add(RowWarning.RESOURCES_WITHOUT_ACTION);
            }
        });
        for (KeyScope scope : new LinkedHashSet<>(besideKey.values())) {
            ActionSet met = scope.covered().and(scope.supporting());
            for (KnownService service : services) {
                boolean acts = scope.covered().intersects(service.actions());
                if (acts && !met.intersects(service.actions())) {
                    row(service).warnings.add(RowWarning.CONDITIONS_WITHOUT_ACTION);
                } else if (met.isEmpty() && !acts && service.service().prefix().equals(scope.prefix())) {
                    row(service);
                }
            }
        }
    }

    private Result result() {
        ActionSet covered = effective.build();
        ActionSet all = defined.build();
        ActionSet resourceMet = onResource.build();
        ActionSet conditionsMet = underConditions.build();
        List<ServiceRow> shown = new ArrayList<>();
        boolean flawed = !covered.containsAll(all);
        for (KnownService service : services) {
            Row row = rows[service.place()];
            if (row == null) {
                continue;
            }
            ActionSet own = all.and(service.actions());
            if (!row.acts) {
                row.warnings.add(RowWarning.NO_ACTIONS);
            } else if (!own.isEmpty()) {
                warn(row, resourceMet.containsAll(own), conditionsMet.containsAll(own));
            }
            flawed |= !row.warnings.isEmpty();
            ActionSet effectiveHere = covered.and(service.actions());
            if (!row.acts || row.named || !effectiveHere.isEmpty()) {
                shown.add(new ServiceRow(
                        service.service(),
                        Access.of(service, effectiveHere),
                        effectiveHere.cardinality(),
                        service.actions().cardinality(),
                        resourceText(row, own),
                        row.conditions.text(),
                        row.warnings));
            }
        }
        return new Result(shown, covered, flawed);
    }

    private static void warn(Row row, boolean resourceMet, boolean conditionsMet) {
        if (!row.everything && row.applicable.isEmpty() && row.declared.isEmpty()) {
            row.warnings.add(RowWarning.NO_RESOURCES);
        } else if (!resourceMet && !row.warnings.contains(RowWarning.RESOURCES_WITHOUT_ACTION)) {
            row.warnings.add(RowWarning.ACTIONS_WITHOUT_RESOURCE);
        }
        if (!conditionsMet && !row.warnings.contains(RowWarning.CONDITIONS_WITHOUT_ACTION)) {
            row.warnings.add(RowWarning.ACTIONS_WITHOUT_CONDITION);
        }
    }

    /** Resources that apply to none of the service's actions are not shown, mismatched ones are. */
    private static String resourceText(Row row, ActionSet own) {
        if (row.everything) {
            return "All resources";
        }
        if (own.isEmpty()) {
            return row.declared.text();
        }
        if (row.applicable.isEmpty()) {
            return row.applicable.text();
        }
        Cell cell = new Cell();
        cell.addAll(row.applicable);
        cell.addAll(row.foreign);
        return cell.text();
    }

    private Row row(KnownService service) {
        Row row = rows[service.place()];
        if (row == null) {
            row = new Row();
            rows[service.place()] = row;
        }
        return row;
    }

    private static ActionSet union(ActionSet one, ActionSet other) {
        return one.containsAll(other) ? one : one.or(other);
    }
}
