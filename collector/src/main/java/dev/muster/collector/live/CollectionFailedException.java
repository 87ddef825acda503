package dev.muster.collector.live;

/** Says why nothing can be collected at all, and what to do. */
public final class CollectionFailedException extends Exception {

    public CollectionFailedException(String message) {
        super(message);
    }
}
