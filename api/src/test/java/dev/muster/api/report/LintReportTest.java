package dev.muster.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.lint.Linter;
import dev.muster.iam.lint.check.LintSeverity;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.reference.ServiceReference;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintReportTest {

    private static final Linter LINTER = new Linter(ServiceReference.load());

    private static final String WRONG = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "allow", "Action": ["s3:ListAllMyBuckets", "s3:GetObjekt"], "Resource": "*"}]}
            """;
    private static final String OLD = """
            {"Version": "2008-10-17", "Statement": {"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}}
            """;

    @Test
    void jsonHasEveryFileWithItsFindings() throws IOException {
        StringWriter out = new StringWriter();
        new LintReport(List.of(file("wrong.json", WRONG), file("-", OLD))).writeJson(out);

        List<JsonValue> files = ((JsonArray) JsonReader.parse(out.toString())).items();
        assertThat(files)
                .extracting(file -> ((JsonObject) file).get("file"))
                .containsExactly(new JsonString("wrong.json"), new JsonString("-"));
        JsonObject first = firstFinding(files.get(0));
        assertThat(first.members().keySet())
                .containsExactly(
                        "code", "severity", "path", "position", "message", "fix", "aws_code", "parliament_code");
        assertThat(first.get("code")).isEqualTo(new JsonString("effect-case"));
        assertThat(first.get("severity")).isEqualTo(new JsonString("ERROR"));
        assertThat(first.get("path")).isEqualTo(new JsonString("$.Statement[0].Effect"));
        assertThat(first.get("position")).isEqualTo(new JsonString("line 2, column 14"));
        assertThat(first.get("aws_code")).isEqualTo(new JsonString("INVALID_EFFECT"));
        JsonObject old = firstFinding(files.get(1));
        assertThat(old.get("aws_code")).isEqualTo(new JsonNull());
        assertThat(old.get("parliament_code")).isEqualTo(new JsonString("OLD_VERSION"));
    }

    @Test
    void theTableHasPlaceMessageFixAndCounts() throws IOException {
        StringWriter out = new StringWriter();
        new LintReport(List.of(file("wrong.json", WRONG))).writeTable(out);

        assertThat(out.toString())
                .contains("wrong.json", "ERROR  effect-case  $.Statement[0].Effect (line 2, column 14)", "fix: write")
                .contains("2 errors, 0 security warnings, 0 warnings, 0 suggestions");
    }

    @Test
    void controlCharactersOfAPolicyDoNotReachTheTerminal() throws IOException {
        String text =
                "{\"Statement\":[{\"Sid\":\"\\u001b[31m\\u202e\",\"Effect\":\"\\u0007\",\"a\\u009b\":1,\"Action\":\"*\"}]}";
        StringWriter out = new StringWriter();
        new LintReport(List.of(file("\u001b[1m", text))).writeTable(out);

        assertThat(out.toString()).doesNotContain("\u001b", "\u202e", "\u0007", "\u009b");
    }

    @Test
    void aSeverityIsThereWhenItOrAGraverOneIs() {
        LintReport report = new LintReport(List.of(file("-", OLD)));

        assertThat(report.has(LintSeverity.SUGGESTION)).isTrue();
        assertThat(report.has(LintSeverity.WARNING)).isFalse();
        assertThat(new LintReport(List.of(file("-", WRONG))).has(LintSeverity.SUGGESTION))
                .isTrue();
        assertThat(new LintReport(List.of()).has(LintSeverity.SUGGESTION)).isFalse();
    }

    private static LintReport.LintedFile file(String name, String text) {
        return new LintReport.LintedFile(name, LINTER.lint(PolicyReading.of(text), PolicyType.IDENTITY));
    }

    private static JsonObject firstFinding(JsonValue file) {
        return (JsonObject) ((JsonArray) ((JsonObject) file).members().get("findings"))
                .items()
                .get(0);
    }
}
