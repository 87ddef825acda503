package dev.muster.iam.snapshot;

import dev.muster.iam.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One kind of collected data as a value: there, known to be absent, or unread. What could not be read can never look like compliance. */
public sealed interface Section<T> {

    /** The data, empty when absent or unread. */
    default Optional<T> data() {
        return Optional.empty();
    }

    /** Read. @param unknown members that this format version does not know, by path: kept, in no digest */
    record Present<T>(T value, JsonObject unknown) implements Section<T> {

        public Present(T value) {
            this(value, JsonObject.EMPTY);
        }

        @Override
        public Optional<T> data() {
            return Optional.of(value);
        }
    }

    /** AWS said that there is none. */
    record Absent<T>() implements Section<T> {}

    /** Not read. @param detail what exactly was wrong, for people; in no digest */
    record Unreadable<T>(Cause cause, @Nullable String detail) implements Section<T> {

        public Unreadable(Cause cause) {
            this(cause, null);
        }
    }
}
