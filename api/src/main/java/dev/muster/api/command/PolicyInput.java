package dev.muster.api.command;

import dev.muster.iam.json.Position;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.PolicyProblem;
import dev.muster.iam.policy.PolicyReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a file or standard input holds.
 *
 * @param name of the file, for messages
 */
record PolicyInput(String name, PolicyReading reading) {

    /** What stands for standard input where a file is expected. */
    static final Path STANDARD_INPUT = Path.of("-");

    /** Reads a file; standard input when there is none or it is `-`. */
    static PolicyInput read(@Nullable Path file) {
        try {
            return file == null || file.equals(STANDARD_INPUT)
                    ? new PolicyInput("standard input", PolicyReading.of(System.in.readAllBytes()))
                    : new PolicyInput(file.toString(), PolicyReading.of(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new CommandException(
                    "`" + file + "` cannot be read: give a file with a policy document, or `-` for standard input",
                    unreadable);
        }
    }

    /** The policy document. @throws CommandException when it is none that AWS would store */
    Policy policy() {
        if (!reading.problems().isEmpty()) {
            PolicyProblem first = reading.problems().get(0);
            String more = reading.problems().size() > 1
                    ? " (and " + (reading.problems().size() - 1) + " more)"
                    : "";
            throw fault(first.position(), first.message() + more);
        }
        return reading.policy();
    }

    /** Says what is wrong with the input, and where if that is known. */
    CommandException fault(@Nullable Position position, String message) {
        return new CommandException(name + ": " + (position == null ? "" : position + ": ") + message);
    }
}
