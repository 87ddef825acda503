package dev.muster.iam.minimize;

import dev.muster.iam.reference.ActionSet;
import java.util.Comparator;

/**
 * A pattern for names of one service that could be taken.
 *
 * @param covered the wanted actions that it matches
 */
record Candidate(String pattern, ActionSet covered) {

    static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::pattern);
}
