package dev.muster.iam.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.muster.iam.lint.check.LintFinding;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.reference.ServiceReference;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {

    private static final Linter LINTER = new Linter(ServiceReference.load());

    /** Far above what is needed, far below what anything quadratic takes. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    static List<String> large() {
        return List.of(
                statements(10_000, i -> statement("\"s3:*a*a*a*a*b\"", "\"arn:aws:s3:::*a*a*a*a*b" + i + "\"", "")),
                statements(
                        10_000,
                        i -> statement("\"ec2:*\"", "\"arn:aws:ec2:*:*:instance/*" + "?a".repeat(150) + i + "\"", "")),
                statements(1, i -> statement(list(20_000, j -> "s3:Get" + j), "\"*\"", "")),
                statements(1, i -> statement(list(20_000, j -> "s3:G*" + j + "*"), "\"*\"", "")),
                statements(1, i -> statement(list(5_000, j -> "*".repeat(j % 300) + ":*"), "\"*\"", "")),
                statements(1, i -> statement("\"s3:GetObject\"", list(30_000, j -> "arn:aws:s3:::" + j + "*"), "")),
                statements(1, i -> statement("\"s3:GetObject\"", list(3_000, j -> "a".repeat(j)), "")),
                statements(
                        1, i -> statement("\"s3:GetObject\"", "\"arn:aws:s3:::" + "${".repeat(1_000_000) + "\"", "")),
                statements(
                        1,
                        i -> statement("\"s3:GetObject\"", "\"arn:aws:s3:::" + "${a:b}".repeat(100_000) + "}\"", "")),
                statements(
                        1,
                        i -> statement(
                                "\"s3:GetObject\"",
                                "\"*\"",
                                ",\"Condition\":{\"StringEquals\":{"
                                        + IntStream.range(0, 20_000)
                                                .mapToObj(j -> "\"aws:SourceVp" + j + "\":\"x\"")
                                                .collect(Collectors.joining(","))
                                        + "}}")),
                statements(
                        10_000,
                        i -> statement("\"*\"", "\"*\"", ",\"Condition\":{\"StringLike\":{\"s3:prefix\":\"*\"}}")),
                "{\"Statement\":" + "[".repeat(3_000_000),
                "{\"Statement\":[" + "{},".repeat(100_000) + "{}]}",
                "%7B%22a%22:" + "%5B".repeat(2_000_000));
    }

    @ParameterizedTest
    @MethodSource("large")
    void whateverItsSizeAPolicyIsExaminedInLinearTime(String text) {
        List<LintFinding> findings = assertTimeoutPreemptively(
                LIMIT, () -> LINTER.lint(PolicyReading.of(text.getBytes(UTF_8)), PolicyType.IDENTITY));

        assertThat(findings).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(PolicyType.class)
    void everyTypeTakesEverythingThatIsNoPolicy(PolicyType type) {
        for (String text : List.of(
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{}",
                "{\"Statement\":null}",
                "{\"Statement\":{}}",
                "{\"Statement\":[null]}",
                "{\"Statement\":[{\"Effect\":1,\"Action\":{},\"Resource\":null,\"Principal\":[],\"Condition\":\"x\"}]}",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"\",\"Resource\":\"\",\"Principal\":{\"\":\"\"},\"Condition\":{\"\":{\"\":\"\"}}}]}",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\":\",\"Resource\":\":::::\",\"Principal\":{\"AWS\":\"\"},"
                        + "\"Condition\":{\"ForAllValues:\":{\":\":\"${\"}}}]}",
                "\uFEFF{}",
                "{\"\\ud800\":1}")) {
            List<LintFinding> findings = LINTER.lint(PolicyReading.of(text.getBytes(UTF_8)), type);

            assertThat(findings)
                    .as(text)
                    .anyMatch(finding -> finding.code().severity().name().equals("ERROR"));
        }
    }

    @Test
    void halfACharacterInANameIsShownAsEscape() {
        String text =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"\\udc00\",\"a\\ud800\":1,\"Action\":\"*\",\"Resource\":\"*\"}]}";

        assertThat(LINTER.lint(PolicyReading.of(text), PolicyType.IDENTITY))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(
                                UTF_8.newEncoder().canEncode(finding.message() + finding.fix() + finding.path()))
                        .isTrue());
    }

    @Test
    void whatIsWrongDoesNotHideWhatElseIs() {
        String text = """
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"allow","Action":"s3:GetObjekt","Resource":"arn:aws:s3:::b/*"},
                  {"Effect":"Allow","Action":["s3:GetObject",1],"Resource":"b"}]}
                """;

        assertThat(LINTER.lint(PolicyReading.of(text), PolicyType.IDENTITY))
                .extracting(finding -> finding.code().code() + " " + finding.path() + " " + finding.position())
                .containsExactly(
                        "effect-case $.Statement[0].Effect line 2, column 13",
                        "misspelt-action $.Statement[0].Action line 2, column 30",
                        "wrong-type $.Statement[1].Action[1] line 3, column 46",
                        "arn-prefix $.Statement[1].Resource line 3, column 60");
    }

    private static String statements(int count, IntFunction<String> statement) {
        return IntStream.range(0, count)
                .mapToObj(statement)
                .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
    }

    private static String statement(String action, String resource, String more) {
        return "{\"Effect\":\"Allow\",\"Action\":" + action + ",\"Resource\":" + resource + more + "}";
    }

    private static String list(int count, IntFunction<String> item) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"" + item.apply(i) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
