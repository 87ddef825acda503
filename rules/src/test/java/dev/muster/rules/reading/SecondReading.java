package dev.muster.rules.reading;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.snapshot.Snapshot;
import java.time.Instant;
import java.util.Map;

/** Every control, read a second time: slowly, and from the definitions alone. */
final class SecondReading {

    private SecondReading() {}

    static Map<Judged, Outcome> of(Snapshot snapshot, Settings settings, Instant instant) {
        Evidence evidence = new Evidence(snapshot, instant);
        Outcomes outcomes = new Outcomes();
        new RootReading(evidence).judge(outcomes);
        new PasswordPolicyReading(evidence).judge(outcomes);
        new UserReading(evidence).judge(outcomes);
        new PrincipalReading(evidence, settings).judge(outcomes);
        new PolicyReading(evidence, settings).judge(outcomes);
        return outcomes.all();
    }
}
