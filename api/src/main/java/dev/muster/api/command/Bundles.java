package dev.muster.api.command;

import dev.muster.collector.file.Collection;
import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bundles as the commands read them: what cannot be read at all ends the command. */
final class Bundles {

    private Bundles() {}

    /** @param given the time that an option gives; null leaves it to the bundle, then to the clock */
    static Collection read(Path path, @Nullable Instant given, Clock clock) {
        return read(path, TimeOptions.orClock(given, clock.instant()));
    }

    /** @throws CommandException when there is nothing at the path, which is also what an empty variable in a script names */
    static void requireThere(Path path) {
        if (path.toString().isEmpty()) {
            throw new CommandException("the path is empty: give a folder, a zip or an authorization-details file");
        }
        if (Files.notExists(path)) {
            throw new CommandException("`" + path + "` does not exist");
        }
    }

    static Collection read(Path path, TimeOptions time) {
        requireThere(path);
        try {
            return FileSource.read(path, time);
        } catch (UnreadableInputException unreadable) {
            throw new CommandException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }
}
