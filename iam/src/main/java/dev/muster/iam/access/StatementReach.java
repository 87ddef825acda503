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
    Coverage coverage(Statement statement, boolean variables) {
        ActionSet actions = statement.action().isEmpty()
                ? reference.all().andNot(reference.matching(statement.notAction()))
                : reference.matching(statement.action());
        if (actions.isEmpty()) {
            return Coverage.NONE;
        }
        return statement.notResource().isEmpty()
                ? named(actions, statement.resource(), variables)
                : allBut(actions, statement.notResource(), variables);
    }

    private Coverage named(ActionSet actions, List<String> entries, boolean variables) {
        BitSet contained = new BitSet();
        ActionSet.Builder met = new ActionSet.Builder();
        for (String entry : entries) {
            Reach reach = types.reach(entry, variables);
            if (reach.everything()) {
                return new Coverage(actions, ActionSet.EMPTY, ActionSet.EMPTY);
            }
            contained.or(reach.contained());
            met.addAll(reach.metActions());
        }
        ActionSet everything = types.coveredBy(contained, actions);
        return new Coverage(
                everything, ActionSet.EMPTY, met.build().and(actions).andNot(everything));
    }

    /**
     * IAM JSON policy elements, NotResource: it matches every resource except those specified, and with them requests for `*`, which are what
     * actions without resource-level permissions ask for.
     */
    private Coverage allBut(ActionSet actions, List<String> entries, boolean variables) {
        BitSet contained = new BitSet();
        ActionSet.Builder met = new ActionSet.Builder();
        for (String entry : entries) {
            Reach reach = types.reach(entry, variables);
            if (reach.everything()) {
                return Coverage.NONE;
            }
            contained.or(reach.contained());
            met.addAll(reach.metActions());
        }
        ActionSet touched = met.build();
        ActionSet rest = actions.andNot(types.coveredBy(contained, actions));
        return new Coverage(rest.andNot(touched), rest.and(touched), ActionSet.EMPTY);
    }
}
