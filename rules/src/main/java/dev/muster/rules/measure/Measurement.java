package dev.muster.rules.measure;

import dev.muster.iam.snapshot.Warning;
import java.util.List;

/** What was measured of a snapshot. @param facts what the rules speak about */
public record Measurement(Population population, List<Object> facts, List<Warning> warnings) {

    public Measurement {
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
    }
}
