package dev.muster.iam.access;

import dev.muster.iam.reference.ActionSet;

/**
 * Actions by how many of their resources statements cover; an action may stand in several of the sets.
 *
 * @param everything on every resource that the action can be requested for, by all that the service reference knows of it
 * @param allBut on all but those that a NotResource element names
 * @param some on the resources that a Resource element names
 */
public record Coverage(ActionSet everything, ActionSet allBut, ActionSet some) {

    /** No action. */
    public static final Coverage NONE = new Coverage(ActionSet.EMPTY, ActionSet.EMPTY, ActionSet.EMPTY);

    /** The actions covered on any resource at all. */
    public ActionSet any() {
        return everything.or(allBut).or(some);
    }

    /** The actions covered on everything, or on all but some named resources. */
    public ActionSet wide() {
        return everything.or(allBut);
    }

    /** The actions covered on a part of their resources by some statement. */
    public ActionSet partial() {
        return allBut.or(some);
    }

    static final class Builder {
        private final ActionSet.Builder everything = new ActionSet.Builder();
        private final ActionSet.Builder allBut = new ActionSet.Builder();
        private final ActionSet.Builder some = new ActionSet.Builder();

        void add(Coverage coverage) {
            everything.addAll(coverage.everything);
            allBut.addAll(coverage.allBut);
            some.addAll(coverage.some);
        }

        Coverage build() {
            return new Coverage(everything.build(), allBut.build(), some.build());
        }
    }
}
