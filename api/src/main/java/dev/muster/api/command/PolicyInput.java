package dev.muster.api.command;

import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.PolicyProblem;
import dev.muster.iam.policy.PolicyReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Policy documents as the commands take them: from a file, or from standard input where the file is called `-`. */
final class PolicyInput {

    static final String STANDARD_INPUT = "-";

    private static final int SHOWN_PROBLEMS = 10;

    private PolicyInput() {}

    /** @throws CommandException when the file cannot be read, or is no policy that AWS would store */
    static Policy policy(String file) {
        PolicyReading reading = PolicyReading.of(bytes(file));
        List<PolicyProblem> problems = reading.problems();
        if (problems.isEmpty()) {
            return reading.policy();
        }
        String shown = problems.stream()
                .limit(SHOWN_PROBLEMS)
                .map(problem -> (problem.position() == null ? "" : problem.position() + ": ") + problem.message())
                .collect(Collectors.joining("\n"));
        int left = problems.size() - SHOWN_PROBLEMS;
        throw new CommandException("`" + file + "` is no policy document:\n" + shown
                + (left > 0 ? "\nand " + left + " more problems" : "") + "\ncorrect the document and try again");
    }

    static byte[] bytes(String file) {
        try {
            return file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw new CommandException(
                    "there is no file `" + file + "`: give a policy's file, or `-` for standard input", missing);
        } catch (IOException unreadable) {
            throw new CommandException(
                    "`" + file + "` cannot be read: " + unreadable.getMessage() + ": give a readable file", unreadable);
        }
    }
}
