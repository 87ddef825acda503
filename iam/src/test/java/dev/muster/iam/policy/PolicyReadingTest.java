package dev.muster.iam.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.json.Position;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReadingTest {

    @Test
    void everyProblemIsToldWithItsPathAndPosition() {
        PolicyReading reading = PolicyReading.of("""
                {
                  "Version": "2012-10-17",
                  "Id": "a",
                  "Id": "b",
                  "Extra": 1,
                  "Statement": [
                    {"effect": "Allow", "Action": ["s3:GetObject", 7], "Resource": []},
                    {"Effect": "deny", "Action": "*", "NotAction": "*", "Resource": "*"},
                    {"Effect": "Permit", "Resource": "*", "Principal": {"AWS": {}}},
                    "nothing"
                  ]
                }
                """);

        assertThat(reading.problems())
                .extracting(
                        PolicyProblem::kind,
                        problem -> problem.path().toString(),
                        problem -> String.valueOf(problem.position()))
                .containsExactlyInAnyOrder(
                        tuple(PolicyProblem.Kind.DUPLICATE_KEY, "$.Id", "line 4, column 3"),
                        tuple(PolicyProblem.Kind.UNKNOWN_ELEMENT, "$.Extra", "line 5, column 12"),
                        tuple(PolicyProblem.Kind.UNKNOWN_ELEMENT, "$.Statement[0].effect", "line 7, column 16"),
                        tuple(PolicyProblem.Kind.MISSING_EFFECT, "$.Statement[0]", "line 7, column 5"),
                        tuple(PolicyProblem.Kind.WRONG_TYPE, "$.Statement[0].Action[1]", "line 7, column 52"),
                        tuple(PolicyProblem.Kind.EMPTY_RESOURCE, "$.Statement[0].Resource", "line 7, column 68"),
                        tuple(PolicyProblem.Kind.EFFECT_CASE, "$.Statement[1].Effect", "line 8, column 16"),
                        tuple(PolicyProblem.Kind.ELEMENT_COMBINATION, "$.Statement[1].NotAction", "line 8, column 52"),
                        tuple(PolicyProblem.Kind.MISSING_ACTION, "$.Statement[2]", "line 9, column 5"),
                        tuple(PolicyProblem.Kind.INVALID_EFFECT, "$.Statement[2].Effect", "line 9, column 16"),
                        tuple(PolicyProblem.Kind.WRONG_TYPE, "$.Statement[2].Principal.AWS", "line 9, column 64"),
                        tuple(PolicyProblem.Kind.WRONG_TYPE, "$.Statement[3]", "line 10, column 5"));
        assertThat(reading.policy().statements())
                .extracting(Statement::index, Statement::effect, Statement::resource)
                .containsExactly(tuple(1, Effect.DENY, List.of("*")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*:*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":[\"s3:?et*\"],\"Resource\":[\"*\"]}]}",
                "{\"Id\":\"x\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"NotAction\":\"*\",\"NotResource\":\"*\","
                        + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":true},\"NumericLessThan\":{\"s3:max-keys\":[10,\"1e1\"]}}}]}",
                "\uFEFF{\"Statement\":[]}"
            })
    void whatAwsAcceptsIsNoProblem(String text) throws MalformedPolicyException {
        PolicyReading reading = PolicyReading.of(text.getBytes(UTF_8));

        assertThat(reading.problems()).isEmpty();
        assertThat(PolicyDocument.of(text.replace("\uFEFF", "")).parse()).isEqualTo(reading.policy());
    }

    @Test
    void aPathPointsIntoListsAndSingleValuesAlike() {
        PolicyReading single = PolicyReading.of("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}}");
        PolicyReading list = PolicyReading.of("{\"Statement\":[{\"Effect\":\"Allow\",\n\"Action\":[\"*\",\"a:b\"]}]}");

        assertThat(single.item(single.statement(0).member("Action"), 0)).hasToString("$.Statement.Action");
        JsonPath second = list.item(list.statement(0).member("Action"), 1);
        assertThat(second).hasToString("$.Statement[0].Action[1]");
        assertThat(list.position(second)).isEqualTo(new Position(2, 15));
        assertThat(list.position(second.member("not").item(3))).isEqualTo(new Position(2, 15));
    }

    @Test
    void namesThatAreNoWordsAreQuotedInPaths() {
        JsonPath path = JsonPath.ROOT
                .member("aws:SourceIp")
                .member("it's\\\n\ud800")
                .member("x")
                .item(2);

        assertThat(path).hasToString("$['aws:SourceIp']['it\\'s\\\\\\u000a\\ud800'].x[2]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Statement\":[{\"Sid\":\"\\ud800\"}]}|LONE_SURROGATE|$.Statement[0].Sid|line 1, column 22",
                "{\"Statement\":[{\"Sid\":\"a\"},]}|SYNTAX|$.Statement[0]|line 1, column 27",
                "{\"Statement\":[]} x|SYNTAX|$|line 1, column 18",
                "%7B%FF|NOT_UTF_8|$|null",
                "[]|WRONG_TYPE|$|line 1, column 1",
                "7|WRONG_TYPE|$|line 1, column 1",
            })
    void whatIsNoJsonIsToldWithItsPlace(String text, PolicyProblem.Kind kind, String path, String position) {
        assertThat(PolicyReading.of(text).problems().get(0)).satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.path()).hasToString(path);
            assertThat(String.valueOf(problem.position())).isEqualTo(position);
        });
    }

    @Test
    void bytesThatAreNotUtf8AreToldWithTheirPlace() {
        byte[] bytes = "{\"Id\":\n\"aXb\"}".getBytes(UTF_8);
        bytes[9] = (byte) 0xE9;

        assertThat(PolicyReading.of(bytes).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(PolicyProblem.Kind.NOT_UTF_8);
            assertThat(problem.position()).isEqualTo(new Position(2, 3));
            assertThat(problem.message()).contains("byte 10 is `0xe9`");
        });
    }

    @Test
    void deepNestingEndsWithThePathWhereItWentTooDeep() {
        String text = "{\"Statement\":" + "[".repeat(100_000);

        assertThat(PolicyReading.of(text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(PolicyProblem.Kind.SYNTAX);
            assertThat(problem.message()).contains("deeper than 200");
            assertThat(problem.path().toString())
                    .startsWith("$.Statement[0][0]")
                    .hasSizeLessThan(700);
        });
    }

    @Test
    void aPolicyOfSixMegabytesAndTenThousandStatementsIsReadWhole() throws MalformedPolicyException {
        String statement = "{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Action\":[\"s3:*a*a*a*a*b\"],\"Resource\":[\"%s\"]}";
        String[] statements = new String[10_000];
        Arrays.fill(statements, statement.formatted("x".repeat(260), "arn:aws:s3:::" + "y".repeat(260)));
        String text = "{\"Statement\":[" + String.join(",", statements) + "]}";

        assertThat(text).hasSizeGreaterThan(6_000_000);
        assertThat(PolicyDocument.of(text).parse().statements()).hasSize(10_000);
    }

    @Test
    void aDocumentIsReadOnce() throws MalformedPolicyException {
        PolicyDocument sound = PolicyDocument.of("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}}");
        PolicyDocument wrong = PolicyDocument.of("{\"Statement\":{\"Effect\":\"allow\",\"Action\":\"*\"}}");

        assertThat(sound.parse()).isSameAs(sound.parse());
        assertThatThrownBy(wrong::parse).hasMessageContaining("`allow`");
        assertThatThrownBy(wrong::parse).hasMessageContaining("`allow`");
    }
}
