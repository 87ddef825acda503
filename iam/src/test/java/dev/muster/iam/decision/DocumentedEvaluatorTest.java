package dev.muster.iam.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.muster.iam.decision.simulation.CaseReader;
import dev.muster.iam.decision.simulation.InvalidCaseException;
import dev.muster.iam.decision.simulation.SimulationCase;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.reference.ServiceReference;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine and the evaluator that was written straight from the documentation say the same of random cases. */
class DocumentedEvaluatorTest {

    private static final int CASES = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54})
    void theEngineAgrees(long seed) throws InvalidCaseException {
        RandomCases cases = new RandomCases(seed);
        CaseReader reader = new CaseReader(ServiceReference.load());
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < CASES; i++) {
            JsonObject json = cases.next();
            SimulationCase read = reader.read(CanonicalJson.text(json));
            Decision decision = DecisionEngine.decide(read.request(), read.layers());
            if (decision.verdict() == Verdict.UNDETERMINED) {
                assertThat(decision.missing())
                        .as(CanonicalJson.text(json))
                        .allMatch(fact -> fact.kind() == MissingFact.Kind.RESOURCE_POLICY);
                continue;
            }
            Verdict expected = DocumentedEvaluator.decide(json);
            if (decision.possible().size() == 1 && expected != decision.verdict()) {
                fail("%s, but as documented %s: %s", decision, expected, CanonicalJson.text(json));
            }
            counts.merge(expected, 1, Integer::sum);
        }
        assertThat(counts.values()).hasSize(3).allMatch(count -> count > CASES / 50);
    }
}
