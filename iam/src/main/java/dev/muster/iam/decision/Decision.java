package dev.muster.iam.decision;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param decidedBy the layer that decided; of an undetermined one, the first that cannot tell
 * @param target of the level of the organization that decided; null in other layers
 * @param statements those that decided: none when a request is denied because nothing allows it
 * @param missing what is not known and would decide; empty unless undetermined
 * @param possible the verdicts that values of what is not known lead to; several also where all deny, not all explicitly
 */
public record Decision(
        Verdict verdict,
        Layer decidedBy,
        @Nullable String target,
        List<MatchedStatement> statements,
        List<MissingFact> missing,
        Set<Verdict> possible) {

    public Decision {
        statements = List.copyOf(statements);
        missing = List.copyOf(missing);
        possible = Set.copyOf(possible);
    }
}
