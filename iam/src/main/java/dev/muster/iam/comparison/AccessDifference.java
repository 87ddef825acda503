package dev.muster.iam.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one document allows of an action and another one does not.
 *
 * @param more where the other one allows nothing
 * @param looser where the other one allows it under conditions that are not these, or denies it under some
 */
record AccessDifference(List<Part> more, List<Part> looser) {

    AccessDifference {
        more = List.copyOf(more);
        looser = List.copyOf(looser);
    }

    /**
     * A piece that differs.
     *
     * @param here conditions of the document that allows more
     * @param there conditions of the other one
     */
    record Part(
            ResourceScope resource, PrincipalScope principal, List<ConditionLine> here, List<ConditionLine> there) {}

    /** What is in the first access and not in the second. @param limit counts the comparisons */
    static AccessDifference between(Access first, Access second, WorkLimit limit) {
        List<Piece> others = second.effective(limit);
        List<Piece> dropped = second.deniesBeyond(first, limit);
        List<Part> more = new ArrayList<>();
        List<Part> looser = new ArrayList<>();
        Set<Piece> same = new HashSet<>(others);
        for (Piece allow : first.effective(limit)) {
            limit.count(dropped.size());
            List<Piece> reaching = same.contains(allow) ? List.of(allow) : reaching(allow, others, limit);
            if (reaching.isEmpty()) {
                more.add(part(allow, allow, List.of()));
                continue;
            }
            for (Piece deny : dropped) {
                if (deny.meets(allow)) {
                    Piece narrower = allow.reaches(deny) ? deny : allow;
                    (deny.conditional() ? looser : more).add(part(narrower, allow, deny.conditions()));
                }
            }
            if (!covered(allow, reaching)) {
                looser.add(part(allow, allow, conditions(reaching)));
            }
        }
        return new AccessDifference(more, looser);
    }

    private static List<Piece> reaching(Piece allow, List<Piece> others, WorkLimit limit) {
        limit.count(others.size());
        return others.stream().filter(other -> other.reaches(allow)).toList();
    }

    private static List<ConditionLine> conditions(List<Piece> pieces) {
        return pieces.stream().flatMap(piece -> piece.conditions().stream()).toList();
    }

    private static boolean covered(Piece allow, List<Piece> others) {
        return others.stream().anyMatch(other -> other.covers(allow))
                || allow.alternatives().stream()
                        .allMatch(alternative -> others.stream().anyMatch(other -> other.covers(alternative)));
    }

    private static Part part(Piece place, Piece allow, List<ConditionLine> there) {
        return new Part(place.resource(), place.principal(), allow.conditions(), there);
    }
}
