package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the application as it is packaged, as the launcher does: in a process of its own, with the libraries that it ships. */
record PackagedApplication(Path folder, Map<String, String> environment) {

    /** A small bundle of account 111122223333. */
    static final Path BUNDLE = Path.of("src", "main", "training", "bundle");

    private static final Path APPLICATION = Path.of(System.getProperty("muster.application"));

    /** @param folder where its output is kept */
    PackagedApplication(Path folder) {
        this(folder, Map.of());
    }

    /** How a run ended, and what it printed. */
    record Run(int status, String output, String error) {}

    /** Runs it to its end, with that on its standard input. */
    Run runWith(String input, String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return ended(process);
    }

    /** Runs it to its end. */
    Run run(String... arguments) throws IOException, InterruptedException {
        return ended(start(arguments));
    }

    /** Runs it to its end, its standard output going elsewhere. */
    Run run(Redirect output, String... arguments) throws IOException, InterruptedException {
        return ended(start(output, arguments));
    }

    Process start(String... arguments) throws IOException {
        return start(Redirect.to(output().toFile()), arguments);
    }

    private Process start(Redirect output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                APPLICATION.toString(),
                "dev.muster.api.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output).redirectError(Redirect.to(error().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    Run ended(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
        return new Run(
                process.exitValue(),
                Files.exists(output()) ? Files.readString(output()) : "",
                Files.readString(error()));
    }

    private Path output() {
        return folder.resolve("output");
    }

    private Path error() {
        return folder.resolve("error");
    }
}
