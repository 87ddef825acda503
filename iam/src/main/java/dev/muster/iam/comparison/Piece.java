package dev.muster.iam.comparison;

import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a statement: one resource, one principal, and the conditions.
 *
 * @param conditions all of which must hold
 */
record Piece(ResourceScope resource, PrincipalScope principal, List<ConditionLine> conditions) {

    /** Conditions with more combinations of values are not taken apart. */
    private static final int MOST_ALTERNATIVES = 64;

    Piece {
        conditions = List.copyOf(conditions);
    }

    /** The parts of a statement. @param variables whether `${…}` is a variable @param limit counts the parts */
    static List<Piece> of(Statement statement, boolean variables, WorkLimit limit) {
        List<ConditionLine> conditions = new ArrayList<>();
        for (Condition condition : statement.conditions()) {
            conditions.add(ConditionLine.of(condition, variables));
        }
        List<ResourceScope> resources = resources(statement, variables);
        List<PrincipalScope> principals = PrincipalScope.of(statement);
        limit.count((long) resources.size() * principals.size());
        List<Piece> pieces = new ArrayList<>();
        for (ResourceScope resource : resources) {
            for (PrincipalScope principal : principals) {
                pieces.add(new Piece(resource, principal, conditions));
            }
        }
        return pieces;
    }

    /** A trust policy names no resource: it is about the role that carries it. */
    private static List<ResourceScope> resources(Statement statement, boolean variables) {
        if (!statement.notResource().isEmpty()) {
            return List.of(ResourceScope.allBut(statement.notResource(), variables));
        }
        List<String> patterns = statement.resource().isEmpty() ? List.of("*") : statement.resource();
        return patterns.stream()
                .map(pattern -> ResourceScope.of(pattern, variables))
                .toList();
    }

    boolean conditional() {
        return !conditions.isEmpty();
    }

    /** Whether it is sure that this speaks about every resource and principal of the other one. */
    boolean reaches(Piece other) {
        return resource.contains(other.resource) && principal.contains(other.principal);
    }

    /** Whether it may speak about a resource and principal of the other one. */
    boolean meets(Piece other) {
        return resource.intersects(other.resource) && principal.intersects(other.principal);
    }

    /** Whether it is sure that this applies wherever the other one does. */
    boolean covers(Piece other) {
        return equals(other) || (reaches(other) && conditions.stream().allMatch(other::implies));
    }

    private boolean implies(ConditionLine line) {
        return conditions.stream().anyMatch(stricter -> stricter.implies(line));
    }

    /** Pieces that together are this one, with one value in each condition where several would do; just this one when there are too many. */
    List<Piece> alternatives() {
        List<List<ConditionLine>> blocks = List.of(List.of());
        for (ConditionLine line : conditions) {
            List<ConditionLine> lines =
                    line.divisible() ? line.values().stream().map(line::with).toList() : List.of(line);
            if ((long) blocks.size() * lines.size() > MOST_ALTERNATIVES) {
                return List.of(this);
            }
            List<List<ConditionLine>> longer = new ArrayList<>();
            for (List<ConditionLine> block : blocks) {
                for (ConditionLine next : lines) {
                    List<ConditionLine> extended = new ArrayList<>(block);
                    extended.add(next);
                    longer.add(extended);
                }
            }
            blocks = longer;
        }
        return blocks.stream()
                .map(block -> new Piece(resource, principal, block))
                .toList();
    }
}
