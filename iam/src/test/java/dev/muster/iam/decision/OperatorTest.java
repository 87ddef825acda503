package dev.muster.iam.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.decision.condition.ConditionTest;
import dev.muster.iam.decision.condition.OperatorName;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator, alone, with `IfExists` and with each qualifier, on values that match, values that do not, and no values. */
class OperatorTest {

    private static final String KEY = "test:Key";

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @MethodSource("rows")
    void matchesAsDocumented(String operator, List<String> values, List<String> given, boolean expected) {
        ConditionTest condition = ConditionTest.of(OperatorName.parse(operator).orElseThrow(), KEY, values, true);
        Map<String, List<String>> context = given == null ? Map.of() : Map.of(KEY, given);

        assertThat(condition.test(RequestContext.of(context, false))).isEqualTo(Truth.of(expected));
        if (given == null) {
            assertThat(condition.test(RequestContext.of(Map.of(), true))).isEqualTo(Truth.UNKNOWN);
        }
    }

    static Stream<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        for (JsonObject row : Corpus.topic("operators")) {
            String operator = Corpus.text(row.get("operator"));
            List<String> values = Corpus.texts(row.get("values"));
            boolean absent = ((JsonBoolean) row.get("matches_when_absent")).value();
            add(rows, operator, values, row, absent);
            add(rows, "ForAllValues:" + operator, values, (JsonObject) row.get("for_all_values"), true);
            add(rows, "ForAnyValue:" + operator, values, (JsonObject) row.get("for_any_value"), false);
        }
        return rows.stream();
    }

    private static void add(
            List<Arguments> rows, String operator, List<String> values, JsonObject lists, boolean absent) {
        for (String name : List.of(operator, operator + "IfExists")) {
            boolean ifExists = name.endsWith("IfExists");
            rows.add(Arguments.of(name, values, null, ifExists || absent));
            for (boolean expected : new boolean[] {true, false}) {
                for (JsonValue given : ((JsonArray) lists.get(expected ? "match" : "no_match")).items()) {
                    List<String> texts = Corpus.texts(given);
                    rows.add(Arguments.of(name, values, texts, expected || ifExists && texts.isEmpty()));
                }
            }
        }
    }
}
