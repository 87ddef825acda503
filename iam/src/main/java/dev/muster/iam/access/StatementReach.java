package dev.muster.iam.access;

import dev.muster.iam.access.ResourceTypes.Reach;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ServiceReference;
import java.util.BitSet;
import java.util.List;

/**
 * Tells which actions a statement covers, and on how many of their resources.
 *
 * <p>IAM JSON policy elements, Resource: some services do not allow actions for individual resources; then the wildcard stands for all resources. A
 * statement that names resources on which an action cannot work does not cover the action.
 */
final class StatementReach {

    private final ServiceReference reference;
    private final ResourceTypes types;

    StatementReach(ServiceReference reference, ResourceTypes types) {
        this.reference = reference;
        this.types = types;
    }

    /** @param variables whether the policy's version has variables */
    Reaching of(Statement statement, boolean variables) {
        ActionSet actions = statement.action().isEmpty()
                ? reference.all().andNot(reference.matching(statement.notAction()))
                : reference.matching(statement.action());
        boolean allBut = !statement.notResource().isEmpty();
        List<Reach> entries = (allBut ? statement.notResource() : statement.resource())
                .stream().map(entry -> types.reach(entry, variables)).toList();
        Coverage coverage =
                actions.isEmpty() ? Coverage.NONE : allBut ? allBut(actions, entries) : named(actions, entries);
        return new Reaching(
                new StatementAccess(
                        statement.index(), statement.sid(), statement.effect(), statement.conditional(), coverage),
                allBut,
                entries);
    }

    private Coverage named(ActionSet actions, List<Reach> entries) {
        if (entries.stream().anyMatch(Reach::everything)) {
            return new Coverage(actions, ActionSet.EMPTY, ActionSet.EMPTY);
        }
        ActionSet everything = types.coveredBy(contained(entries), actions);
        return new Coverage(
                everything, ActionSet.EMPTY, met(entries).and(actions).andNot(everything));
    }

    /**
     * IAM JSON policy elements, NotResource: it matches every resource except those specified, and with them requests for `*`, which are what
     * actions without resource-level permissions ask for.
     */
    private Coverage allBut(ActionSet actions, List<Reach> entries) {
        if (entries.stream().anyMatch(Reach::everything)) {
            return Coverage.NONE;
        }
        ActionSet touched = met(entries);
        ActionSet rest = actions.andNot(types.coveredBy(contained(entries), actions));
        return new Coverage(rest.andNot(touched), rest.and(touched), ActionSet.EMPTY);
    }

    private static BitSet contained(List<Reach> entries) {
        BitSet contained = new BitSet();
        entries.forEach(entry -> contained.or(entry.contained()));
        return contained;
    }

    private static ActionSet met(List<Reach> entries) {
        ActionSet.Builder met = new ActionSet.Builder();
        entries.forEach(entry -> met.addAll(entry.metActions()));
        return met.build();
    }
}
