package dev.muster.rules.reading;

import dev.muster.iam.control.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** What the second reading says of a snapshot: one outcome for each control and resource. */
final class Outcomes {

    private final Map<Judged, Outcome> outcomes = new TreeMap<>();

    /** The outcome that every possible content gives; undetermined when they differ. */
    void add(String control, String resource, Possible<Outcome> possible) {
        Outcome outcome = possible.isKnown() ? possible.values().iterator().next() : Outcome.UNDETERMINED;
        if (outcomes.put(new Judged(control, resource), outcome) != null) {
            throw new IllegalStateException("`" + control + "` is read twice for `" + resource + "`");
        }
    }

    /** A control that knows no reason not to be judged. */
    void failsIf(String control, String resource, Possible<Boolean> fails) {
        add(control, resource, fails.map(failed -> failed ? Outcome.FAIL : Outcome.PASS));
    }

    Map<Judged, Outcome> all() {
        return outcomes;
    }
}
