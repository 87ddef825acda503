package dev.muster.iam.comparison;

import java.util.List;

/**
 * What one document says of an action.
 *
 * @param allows pieces of Allow statements
 * @param denies pieces of Deny statements
 */
record Access(List<Piece> allows, List<Piece> denies) {

    Access {
        allows = List.copyOf(allows);
        denies = List.copyOf(denies);
    }

    /** The allows without those that a deny takes away whole. */
    List<Piece> effective(WorkLimit limit) {
        return withoutCovered(allows, denies, limit);
    }

    /** The denies that take away what those of the other one do not. */
    List<Piece> deniesBeyond(Access other, WorkLimit limit) {
        return withoutCovered(denies, other.denies, limit);
    }

    private static List<Piece> withoutCovered(List<Piece> pieces, List<Piece> covering, WorkLimit limit) {
        return pieces.stream()
                .filter(piece -> {
                    limit.count(covering.size());
                    return covering.stream().noneMatch(cover -> cover.covers(piece));
                })
                .toList();
    }
}
