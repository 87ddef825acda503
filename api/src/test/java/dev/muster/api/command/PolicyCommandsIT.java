package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.command.PackagedApplication.Run;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCommandsIT {

    private static final String OLD = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::b/*"},
              {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
               "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]}""";
    private static final String NEW = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::b/*"},
              {"Effect": "Allow", "Action": ["sqs:SendMessage", "new:\\u001b[31m"], "Resource": "*"}]}""";

    @TempDir
    Path folder;

    @Test
    void minimizeTakesAListFromStandardInput() throws Exception {
        Run run = muster("[\"S3:getobject\", \"sts:*\", \"new:Thing\"]", "minimize", "--format", "json");

        assertThat(run.status()).isZero();
        assertThat(run.error()).isEmpty();
        assertThat(JsonReader.parse(run.output())).isEqualTo(JsonReader.parse("""
                {"actions": ["new:Thing", "s3:GetObject", "sts:*"], "extra": [], "characters": 36,
                 "unrecognized": ["new:Thing"]}"""));
    }

    @Test
    void minimizeTakesAPolicyFromAFile() throws Exception {
        Run run = muster("", "minimize", file("old.json", OLD));

        assertThat(run.status()).isZero();
        assertThat(run.output())
                .startsWith("s3:DeleteObject\ns3:GetObject\nsqs:SendMessage\n")
                .contains("3 patterns for 3 actions, 52 characters");
    }

    @Test
    void minimizeListsExtraActionsWhenAskedTo() throws Exception {
        Run run = muster(
                "[\"sqs:SendMessage\"]", "minimize", "--max-characters", "9", "--allow-extra", "--format", "json");

        JsonObject answer = (JsonObject) JsonReader.parse(run.output());
        assertThat(answer.get("actions")).isEqualTo(JsonArray.ofTexts(List.of("sqs:*")));
        assertThat(((JsonArray) answer.get("extra")).items())
                .hasSize(19)
                .contains(new JsonString("sqs:DeleteQueue"))
                .doesNotContain(new JsonString("sqs:SendMessage"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"s3\"]|standard input: line 1, column 2: `s3` is no action: write a service, a colon and a name, such as `s3:GetObject`",
                "[\"s3:A\", {}]|standard input: line 1, column 10: the list holds a value of kind object: give actions such as `s3:GetObject`",
                "[\"s3:A\"|standard input: line 1, column 8: unexpected end-of-input",
                "{\"Statement\": 1}|standard input: line 1, column 15: ",
                "nonsense|standard input: line 1, column 1"
            })
    void minimizeSaysWhatIsWrongWithItsInput(String input, String message) throws Exception {
        Run run = muster(input, "minimize");

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.output()).isEmpty();
        assertThat(run.error()).startsWith("muster: " + message).doesNotContain("\tat ");
    }

    @Test
    void minimizeCannotRunWhenTheQuotaIsTooSmall() throws Exception {
        Run run = muster("[\"s3:GetObject\"]", "minimize", "--max-characters", "6");

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error()).contains("more than --max-characters `6`: give more, or --allow-extra");
        assertThat(muster("[]", "minimize", "--max-characters", "0").error()).contains("`0` is less than 1");
    }

    @Test
    void diffTellsEachKindOfChange() throws Exception {
        Run run = muster("", "diff", file("old.json", OLD), file("new.json", NEW), "--format", "json");

        assertThat(run.status()).isZero();
        assertThat(run.error()).isEmpty();
        assertThat(JsonReader.parse(run.output())).isEqualTo(JsonReader.parse("""
                {"gained": [
                   {"service": "new", "action": "new:\\u001b[31m", "access_level": null, "resources": ["*"],
                    "conditions_before": [], "conditions_after": []},
                   {"service": "s3", "action": "s3:PutObject", "access_level": "Write", "resources": ["arn:aws:s3:::b/*"],
                    "conditions_before": [], "conditions_after": []}],
                 "lost": [
                   {"service": "s3", "action": "s3:DeleteObject", "access_level": "Write", "resources": ["arn:aws:s3:::b/*"],
                    "conditions_before": [], "conditions_after": []}],
                 "loosened": [
                   {"service": "sqs", "action": "sqs:SendMessage", "access_level": "Write", "resources": ["*"],
                    "conditions_before": ["Bool aws:MultiFactorAuthPresent [\\"true\\"]"], "conditions_after": []}],
                 "tightened": []}"""));
    }

    @Test
    void diffReadsOneOfTheTwoFromStandardInputAndShowsNoControlCharacters() throws Exception {
        Run run = muster(OLD, "diff", "-", file("new.json", NEW));

        assertThat(run.status()).isZero();
        assertThat(run.output())
                .contains(
                        "gained: 2 actions",
                        "  s3  Write  PutObject",
                        "loosened: 1 action\n",
                        "new  unrecognized  \\u001b[31m")
                .doesNotContain("\u001b");
    }

    @Test
    void diffOfTheSameSaysSo() throws Exception {
        assertThat(muster(NEW, "diff", "-", file("new.json", NEW)).output()).isEqualTo("no difference\n");
    }

    @Test
    void diffCannotRunWithoutTwoDocuments() throws Exception {
        assertThat(muster("", "diff", "-", "-").error()).contains("only one of OLD and NEW can be standard input");
        Run run = muster(
                "", "diff", file("old.json", OLD), folder.resolve("none.json").toString());
        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error()).contains("none.json` cannot be read");
        assertThat(muster("{\"Statement\": []", "diff", file("old.json", OLD), "-")
                        .status())
                .isEqualTo(ExitCode.COULD_NOT_RUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint old.json", "summarize old.json", "minimize old.json", "diff old.json new.json"})
    void whatCannotBeWrittenWholeIsNoResult(String line) throws Exception {
        Path full = Path.of("/dev/full");
        Assumptions.assumeThat(full).exists();
        file("old.json", OLD);
        file("new.json", NEW);
        String[] arguments = Arrays.stream(line.split(" "))
                .map(word -> word.endsWith(".json") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);

        Run run = new PackagedApplication(folder).run(Redirect.to(full.toFile()), arguments);

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error())
                .startsWith("muster: standard output cannot be written")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "summarize", "minimize"})
    void whatNeverEndsIsNoPolicy(String command) throws Exception {
        Path zeros = Path.of("/dev/zero");
        Assumptions.assumeThat(zeros).exists();

        Run run = muster("", command, zeros.toString());

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error()).isEqualTo("muster: `/dev/zero` is larger than 67108864 bytes: no policy is\n");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Run muster(String input, String... arguments) throws IOException, InterruptedException {
        return new PackagedApplication(folder).runWith(input, arguments);
    }
}
