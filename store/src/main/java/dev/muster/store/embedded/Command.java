package dev.muster.store.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A program of the machine or of PostgreSQL, run to its end. */
record Command(List<String> words) {

    private static final int LAST_LINES = 5;

    /** How a program ended, and what it printed. */
    record Result(int exit, String output) {

        boolean successful() {
            return exit == 0;
        }

        /** The end of what it printed: there it says what went wrong. */
        String lastLines() {
            List<String> lines = output.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        }
    }

    /** Runs it; a program that is not there ends like one that failed. */
    Result run() throws InterruptedException {
        try {
            Process process = builder()
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException notStarted) {
            return new Result(127, String.valueOf(notStarted.getMessage()));
        }
    }

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        // settings meant for other databases must not reach this one; its messages are read, so they are in English
        environment
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANGUAGE"));
        environment.put("LC_ALL", "C");
        return builder;
    }
}
