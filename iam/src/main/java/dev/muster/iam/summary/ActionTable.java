package dev.muster.iam.summary;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes one section of the service summary, Allow or Explicit deny, from the statements of that effect that speak of the service. */
final class ActionTable {

    private static final String NEEDS_WILDCARD =
            "This action does not support resource-level permissions. This requires a wildcard (*) for the resource.";
    private static final String NO_RESOURCE = "This action does not have an applicable resource.";
    private static final String NO_RESOURCE_AND_CONDITION =
            "This action does not have an applicable resource and condition.";

    private final KnownService service;
    private final ActionSet.Builder onResource = new ActionSet.Builder();
    private final ActionSet.Builder underConditions = new ActionSet.Builder();
    private final ActionSet.Builder effective = new ActionSet.Builder();
    private final Map<Integer, Cells> rows = new TreeMap<>();

    private ActionTable(KnownService service) {
        this.service = service;
    }

    /** What is known so far of an action that a statement covers. */
    private static final class Cells {
        private boolean everything;
        private final Cell resources = new Cell();
        private final Cell conditions = new Cell();
        /** Keys that the action does not carry, of statements whose resources apply to it. */
        private final Cell unsupported = new Cell();
    }

    static ServiceSection section(
            KnownService service, List<StatementScope> statements, List<Unrecognized> unrecognized, Effect effect) {
        ActionTable table = new ActionTable(service);
        Set<String> unknownResources = new LinkedHashSet<>();
        for (StatementScope statement : statements) {
            table.add(statement);
            for (ResourceMatch resource : statement.resources()) {
                KnownService owner = resource.owner();
                if (!resource.recognized() && (owner == null || service.equals(owner) || !statement.touches(owner))) {
                    unknownResources.add(resource.text());
                }
            }
        }
        List<String> unknownActions = unrecognized.stream()
                .filter(name -> name.kind() == Unrecognized.Kind.ACTION && name.effect() == effect)
                .filter(name -> service.service().prefix().equals(name.service()))
                .map(Unrecognized::text)
                .toList();
        return table.section(unknownActions, List.copyOf(unknownResources));
    }

    private void add(StatementScope statement) {
        onResource.addAll(statement.onResource().and(service.actions()));
        underConditions.addAll(statement.underConditions().and(service.actions()));
        effective.addAll(statement.effective().and(service.actions()));
        ActionSet own = statement.actions().and(service.actions());
        Cell resources = resources(statement, own);
        boolean everything = statement.everything();
        own.forEach(number -> {
            Cells cells = rows.computeIfAbsent(number, unused -> new Cells());
            cells.everything |= everything;
            cells.resources.addAll(resources);
            addConditions(cells, statement, number);
        });
    }

    /** The resources that a statement names for the service: those for any of its actions, and those that are for none at all. */
    private static Cell resources(StatementScope statement, ActionSet own) {
        Cell cell = new Cell();
        for (ResourceMatch resource : statement.resources()) {
            if (resource.actions().intersects(own) || statement.mismatched().contains(resource)) {
                cell.add(resource.text());
            }
        }
        return cell;
    }

    private static void addConditions(Cells cells, StatementScope statement, int number) {
        boolean applies = statement.onResource().contains(number);
        for (ConditionMatch condition : statement.conditions()) {
            if (cells.conditions.multiple() && cells.unsupported.multiple()) {
                return;
            }
            if (condition.supporting().contains(number)) {
                cells.conditions.add(condition.text());
            } else if (applies && !condition.holdsWithoutKey()) {
                cells.unsupported.add(condition.condition().key());
            }
        }
    }

    private ServiceSection section(List<String> unknownActions, List<String> unknownResources) {
        ActionSet covered = effective.build();
        ActionSet resourceMet = onResource.build();
        ActionSet conditionsMet = underConditions.build();
        List<LevelSection> levels = new ArrayList<>();
        for (Map.Entry<AccessLevel, ActionSet> level : service.byLevel().entrySet()) {
            List<ActionRow> shown = new ArrayList<>();
            List<Action> remaining = new ArrayList<>();
            for (Action action : service.service().actions()) {
                if (action.level() == level.getKey()) {
                    Cells cells = rows.get(action.number());
                    if (cells == null) {
                        remaining.add(action);
                    } else {
                        shown.add(row(action, cells, covered, resourceMet, conditionsMet));
                    }
                }
            }
            levels.add(new LevelSection(
                    level.getKey(),
                    covered.and(level.getValue()).cardinality(),
                    level.getValue().cardinality(),
                    shown,
                    remaining));
        }
        return new ServiceSection(
                covered.cardinality(), service.actions().cardinality(), levels, unknownActions, unknownResources);
    }

    private static ActionRow row(
            Action action, Cells cells, ActionSet covered, ActionSet resourceMet, ActionSet conditionsMet) {
        boolean effective = covered.contains(action.number());
        boolean resource = resourceMet.contains(action.number());
        boolean condition = conditionsMet.contains(action.number());
        return new ActionRow(
                action,
                effective,
                cells.everything ? "All resources" : cells.resources.text(),
                cells.conditions.text(),
                effective || resource ? null : resourceWarning(action, condition),
                effective || !resource ? null : conditionWarning(cells.unsupported));
    }

    private static String resourceWarning(Action action, boolean condition) {
        if (!condition) {
            return NO_RESOURCE_AND_CONDITION;
        }
        return action.resources().isEmpty() ? NEEDS_WILDCARD : NO_RESOURCE;
    }

    private static @Nullable String conditionWarning(Cell unsupported) {
        if (unsupported.isEmpty()) {
            return null;
        }
        return unsupported.multiple()
                ? "Multiple condition keys are not supported for this action."
                : unsupported.text() + " is not a supported condition key for this action.";
    }
}
