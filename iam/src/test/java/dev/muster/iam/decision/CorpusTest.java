package dev.muster.iam.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.decision.simulation.CaseReader;
import dev.muster.iam.decision.simulation.DecisionJson;
import dev.muster.iam.decision.simulation.InvalidCaseException;
import dev.muster.iam.decision.simulation.SimulationCase;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the corpus is answered as AWS documents it. */
class CorpusTest {

    private static final CaseReader READER = new CaseReader(ServiceReference.load());

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isDecidedAsDocumented(String id, JsonObject json) throws InvalidCaseException {
        SimulationCase read = READER.read(json);

        JsonObject answer = DecisionJson.of(read.id(), DecisionEngine.decide(read.request(), read.layers()));

        JsonObject expected = (JsonObject) json.get("expected");
        assertThat(deviations(expected, answer))
                .as("%s: %s", json.get("page"), json.get("sentence"))
                .isEmpty();
    }

    static Stream<Arguments> cases() {
        return Corpus.all().stream().map(json -> Arguments.of(Corpus.text(json.get("id")), json));
    }

    /** What the answer says otherwise than expected; the answer may say more. */
    private static List<String> deviations(JsonObject expected, JsonObject answer) {
        List<String> deviations = new ArrayList<>();
        for (Map.Entry<String, JsonValue> member : expected.members().entrySet()) {
            JsonValue given = answer.get(member.getKey());
            if (given == null || !says(given, member.getValue())) {
                deviations.add(member.getKey() + ": expected " + CanonicalJson.text(member.getValue()) + " in "
                        + CanonicalJson.text(answer));
            }
        }
        return deviations;
    }

    private static boolean says(JsonValue given, JsonValue expected) {
        if (expected instanceof JsonObject object && given instanceof JsonObject said) {
            return object.members().entrySet().stream()
                    .allMatch(member ->
                            said.get(member.getKey()) != null && says(said.get(member.getKey()), member.getValue()));
        }
        if (expected instanceof JsonArray list && given instanceof JsonArray said) {
            return list.items().size() == said.items().size()
                    && list.items().stream()
                            .allMatch(item -> said.items().stream().anyMatch(other -> says(other, item)));
        }
        return expected.equals(given);
    }
}
