package dev.muster.api.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNull;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandTest {

    private static final String WRONG = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "allow", "Action": ["s3:ListAllMyBuckets", "s3:GetObjekt"], "Resource": "*"}]}
            """;
    private static final String OLD = """
            {"Version": "2008-10-17", "Statement": {"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}}
            """;
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}}
            """;

    @TempDir
    Path folder;

    @Test
    void jsonHasEveryFileWithItsFindings() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), WRONG);
        Path old = Files.writeString(folder.resolve("old.json"), OLD);

        Run run = muster("", "lint", "--format", "json", wrong.toString(), old.toString());

        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
        List<JsonValue> files = ((JsonArray) JsonReader.parse(run.output())).items();
        assertThat(files)
                .extracting(file -> ((JsonObject) file).get("file"))
                .containsExactly(new JsonString(wrong.toString()), new JsonString(old.toString()));
        JsonObject first = (JsonObject) findings(files.get(0)).get(0);
        assertThat(first.members().keySet())
                .containsExactly(
                        "code", "severity", "path", "position", "message", "fix", "aws_code", "parliament_code");
        assertThat(first.get("code")).isEqualTo(new JsonString("effect-case"));
        assertThat(first.get("severity")).isEqualTo(new JsonString("ERROR"));
        assertThat(first.get("path")).isEqualTo(new JsonString("$.Statement[0].Effect"));
        assertThat(first.get("position")).isEqualTo(new JsonString("line 2, column 14"));
        assertThat(first.get("aws_code")).isEqualTo(new JsonString("INVALID_EFFECT"));
        JsonObject last = (JsonObject) findings(files.get(1)).get(0);
        assertThat(last.get("aws_code")).isEqualTo(new JsonNull());
        assertThat(last.get("parliament_code")).isEqualTo(new JsonString("OLD_VERSION"));
    }

    @ParameterizedTest
    @CsvSource({
        "identity,,0,old-version",
        "identity,suggestion,1,old-version",
        "identity,SUGGESTION,1,old-version",
        "identity,warning,0,old-version",
        "resource,,1,missing-principal",
        "trust,security_warning,1,trust-resource",
        "service_control,error,0,old-version",
        "resource_control,,1,rcp-allow"
    })
    void theTypeChoosesTheGrammarAndFailOnWhatCounts(String type, String failOn, int status, String code) {
        Run run = failOn == null
                ? muster(OLD, "lint", "--type", type)
                : muster(OLD, "lint", "--type", type, "--fail-on", failOn, "-");

        assertThat(run.status()).isEqualTo(status);
        assertThat(run.output()).contains(code, "fix: ");
    }

    @Test
    void withoutTypeADocumentTellsWhatItIs() {
        assertThat(muster(TRUST, "lint").output()).contains("trust-wildcard-principal");
        assertThat(muster(TRUST.replace("sts:AssumeRole\"", "s3:GetObject\", \"Resource\": \"*\""), "lint")
                        .output())
                .contains("public-access");
        assertThat(muster(OLD, "lint").output()).doesNotContain("missing-principal");
    }

    @Test
    void whatIsNoPolicyIsAFindingAndWhatCannotBeReadIsNot() {
        assertThat(muster("not json", "lint").status()).isEqualTo(ExitCode.FAILED);
        assertThat(muster("", "lint", folder.resolve("none.json").toString()).status())
                .isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(muster("", "lint", folder.toString()).status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(muster(OLD, "lint", "--type", "boundary").status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(muster(OLD, "lint", "--fail-on", "high").status()).isEqualTo(ExitCode.COULD_NOT_RUN);
    }

    @Test
    void controlCharactersOfAPolicyDoNotReachTheTerminal() {
        String text = "{\"Statement\":[{\"Sid\":\"\\u001b[31m\\u202e\",\"Effect\":\"\\u0007\",\"Action\":\"*\"}]}";

        assertThat(muster(text, "lint").output()).doesNotContain("\u001b", "\u202e", "\u0007");
    }

    private static List<JsonValue> findings(JsonValue file) {
        return ((JsonArray) ((JsonObject) file).members().get("findings")).items();
    }

    private record Run(int status, String output) {}

    private static Run muster(String input, String... arguments) {
        InputStream in = System.in;
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
            System.setOut(new PrintStream(bytes, true, UTF_8));
            int status = MusterCommand.run(arguments);
            return new Run(status, bytes.toString(UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
    }
}
