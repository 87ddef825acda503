package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.command.PackagedApplication.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandIT {

    private static final String OLD =
            "{\"Version\":\"2008-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:ListAllMyBuckets\",\"Resource\":\"*\"}}";
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "identity,SECURITY_WARNING,0,old-version",
        "identity,suggestion,1,old-version",
        "resource,warning,1,missing-principal",
        "trust,error,1,trust-resource",
        "service_control,error,0,old-version",
        "resource_control,error,1,rcp-allow"
    })
    void theTypeChoosesTheGrammarAndFailOnWhatCounts(String type, String failOn, int status, String code)
            throws Exception {
        Run run = new PackagedApplication(folder).runWith(OLD, "lint", "--type", type, "--fail-on", failOn, "-");

        assertThat(run.error()).isEmpty();
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.output()).contains(code, "fix: ");
    }

    @Test
    void withoutTypeADocumentTellsWhatItIs() throws Exception {
        Path trust = Files.writeString(folder.resolve("trust.json"), TRUST);
        Path bucket = Files.writeString(
                folder.resolve("bucket.json"),
                TRUST.replace("sts:AssumeRole\"", "s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\""));

        Run run = new PackagedApplication(folder).run("lint", "--format", "json", trust.toString(), bucket.toString());

        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
        assertThat(run.output())
                .containsSubsequence("trust.json", "trust-wildcard-principal", "bucket.json", "public-access");
    }

    @Test
    void whatIsNoPolicyIsAFindingAndWhatCannotBeReadIsNot() throws Exception {
        PackagedApplication muster = new PackagedApplication(folder);
        Run noJson = muster.runWith("not json", "lint");
        Run noFile = muster.run("lint", folder.resolve("none.json").toString());
        Run aFolder = muster.run("lint", folder.toString());
        Run twice = muster.runWith(OLD, "lint", "-", "-");
        Run noType = muster.run("lint", "--type", "boundary", folder.toString());

        assertThat(noJson.status()).isEqualTo(ExitCode.FAILED);
        assertThat(noJson.output()).contains("json-syntax");
        assertThat(List.of(noFile, aFolder, twice, noType)).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
            assertThat(run.output()).isEmpty();
            assertThat(run.error()).startsWith("muster: ").doesNotContain("\tat ");
        });
        assertThat(twice.error()).contains("standard input can be read once only");
        assertThat(noType.error()).containsIgnoringCase("service_control");
    }
}
