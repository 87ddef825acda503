package dev.muster.api.rest;

import dev.muster.iam.control.Outcome;
import java.util.Map;

/** How many findings have each outcome; accepted risks are counted apart from what they are laid over. */
public record OutcomeCounts(int pass, int fail, int notApplicable, int undetermined, int waived) {

    static OutcomeCounts of(Map<Outcome, Integer> counts) {
        return new OutcomeCounts(
                counts.getOrDefault(Outcome.PASS, 0),
                counts.getOrDefault(Outcome.FAIL, 0),
                counts.getOrDefault(Outcome.NOT_APPLICABLE, 0),
                counts.getOrDefault(Outcome.UNDETERMINED, 0),
                0);
    }
}
