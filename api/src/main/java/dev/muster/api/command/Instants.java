package dev.muster.api.command;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as options give them. */
final class Instants {

    private Instants() {}

    /** The instant; null when the option is not given. */
    static @Nullable Instant parse(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<Instant> instant = dev.muster.iam.json.Instants.parse(text);
        return instant.orElseThrow(() -> new CommandException(
                "`" + option + "` is `" + text + "`: give a time with offset such as 2026-09-30T12:00:00Z"));
    }
}
