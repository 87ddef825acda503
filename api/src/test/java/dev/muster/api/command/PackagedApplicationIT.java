package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.command.PackagedApplication.Run;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedApplicationIT {

    private static final Path BUNDLE = PackagedApplication.BUNDLE;

    @TempDir
    Path folder;

    @Test
    void aBundleIsJudged() throws Exception {
        Run run = muster("evaluate", BUNDLE.toString(), "--at", "2026-06-01T00:00:00Z", "--format", "json");

        assertThat(run.error()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
        assertThat(run.output()).contains("\"111122223333\"", "\"user-credentials-unused-45\"");
    }

    @Test
    void twoProcessesSayTheSameBytes() throws Exception {
        String[] arguments = {"evaluate", BUNDLE.toString(), "--at", "2026-06-01T00:00:00Z", "--format", "ndjson"};

        assertThat(muster(arguments)).isEqualTo(muster(arguments));
    }

    @Test
    void casesAreDecidedLineByLine() throws Exception {
        Run run = muster(
                "simulate", Path.of("src", "main", "training", "cases.ndjson").toString());

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error()).isEmpty();
        assertThat(run.output().lines())
                .hasSize(15)
                .first()
                .asString()
                .startsWith("{\"id\":\"all-conditions-hold\",\"decision\":\"ALLOWED\",\"decided_by\":\"identity\"");
        assertThat(run.output().lines())
                .last()
                .isEqualTo("{\"id\":\"no-case\",\"line\":15,\"error\":\"`request` is missing\"}");
    }

    @Test
    void anUnknownCommandIsNamedAndCannotRun() throws Exception {
        Run run = muster("judge");

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.output()).isEmpty();
        assertThat(run.error()).contains("judge", "--help").doesNotContain("\tat ");
    }

    @Test
    void whatCannotBeWrittenWholeIsNoResult() throws Exception {
        Path full = Path.of("/dev/full");
        Assumptions.assumeThat(full).exists();

        Run run = new PackagedApplication(folder).run(Redirect.to(full.toFile()), "evaluate", BUNDLE.toString());

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error()).contains("standard output cannot be written").doesNotContain("\tat ");
    }

    @Test
    void wrongPathsAreNoticedBeforeAnythingIsStarted() throws Exception {
        Run empty = muster("evaluate", "");
        Run missing = muster(
                "import", "no-such-bundle", "--home", folder.resolve("home").toString());
        Run parameters = muster(
                "serve",
                "--parameters",
                "none.yaml",
                "--home",
                folder.resolve("home").toString());

        assertThat(List.of(empty.status(), missing.status(), parameters.status()))
                .containsOnly(ExitCode.COULD_NOT_RUN);
        assertThat(empty.error()).contains("the path is empty");
        assertThat(missing.error()).isEqualTo("muster: `no-such-bundle` does not exist\n");
        assertThat(parameters.error()).contains("`none.yaml` does not exist");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void oneDatabaseIsNamedNotTwo() throws Exception {
        Run run = muster("import", BUNDLE.toString(), "--home", "x", "--jdbc-url", "jdbc:postgresql://127.0.0.1/x");

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error()).contains("--home", "--jdbc-url", "exclusive");
    }

    @Test
    void aPolicyIsSummarised() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.json"), """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:SendMessage",
                 "Resource":"arn:aws:sqs:eu-west-1:111122223333:orders"}}
                """);

        Run services = muster("summarize", policy.toString(), "--format", "json");
        Run actions = muster("summarize", "--service", "sqs", policy.toString());
        Run resources = muster(
                "summarize",
                "--service=sqs",
                "--action=sqs:sendmessage",
                "--arn=arn:aws:iam::111122223333:role/r",
                policy.toString());

        assertThat(List.of(services.status(), actions.status(), resources.status()))
                .containsOnly(ExitCode.DONE);
        assertThat(services.output())
                .contains(
                        "\"access\" : \"Limited: Write\"",
                        "\"resource\" : \"arn:aws:sqs:eu-west-1:111122223333:orders\"",
                        "\"condition\" : \"None\"",
                        "\"no_summary\" : null");
        assertThat(actions.output()).contains("(1 of 20 actions)", "SendMessage");
        assertThat(resources.output()).contains("eu-west-1", "This account");
    }

    @Test
    void aMalformedPolicyIsRefusedWithPathAndPosition() throws Exception {
        Path policy = Files.writeString(
                folder.resolve("policy.json"),
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":7,\"Resource\":\"*\"}]}");

        Run run = muster("summarize", policy.toString());

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.output()).isEmpty();
        assertThat(run.error())
                .contains("$.Statement[0].Action", "line 1, column 42")
                .doesNotContain("\tat ");
    }

    private Run muster(String... arguments) throws IOException, InterruptedException {
        return new PackagedApplication(folder).run(arguments);
    }
}
