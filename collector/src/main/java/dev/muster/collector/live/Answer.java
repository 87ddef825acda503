package dev.muster.collector.live;

import java.util.Optional;

/** What came of a call, or of a sequence of calls for all pages. */
sealed interface Answer<P> {

    record Read<P>(P answer) implements Answer<P> {}

    record Failed<P>(CallFailure failure) implements Answer<P> {}

    /** The answer, empty when there is none. */
    default Optional<P> value() {
        return this instanceof Read<P> read ? Optional.of(read.answer()) : Optional.empty();
    }
}
