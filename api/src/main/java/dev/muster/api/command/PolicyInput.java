package dev.muster.api.command;

import dev.muster.iam.json.Position;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.PolicyProblem;
import dev.muster.iam.policy.PolicyReading;
import java.io.IOException;
import java.io.InputStream;
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

    /** No policy that AWS stores has a hundredth of it. */
    private static final int LARGEST = 64 * 1024 * 1024;

    /** Reads a file; standard input when there is none or it is `-`. */
    static PolicyInput read(@Nullable Path file) {
        Path path = file == null ? STANDARD_INPUT : file;
        boolean standard = path.equals(STANDARD_INPUT);
        String name = standard ? "standard input" : path.toString();
        try (InputStream in = standard ? System.in : Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new CommandException("`" + name + "` is larger than " + LARGEST + " bytes: no policy is");
            }
            return new PolicyInput(name, PolicyReading.of(bytes));
        } catch (IOException unreadable) {
            throw new CommandException(
                    "`" + name + "` cannot be read: give a file with a policy document, or `-` for standard input",
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
