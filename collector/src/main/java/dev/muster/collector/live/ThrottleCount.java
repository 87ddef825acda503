package dev.muster.collector.live;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Tells the SDK which failures mean "too fast", and counts each of them once, however often the SDK asks. */
final class ThrottleCount implements Predicate<Throwable> {

    private final CollectionMeter meter;
    private final AtomicReference<@Nullable Throwable> counted = new AtomicReference<>();

    ThrottleCount(CollectionMeter meter) {
        this.meter = meter;
    }

    @Override
    public boolean test(Throwable failure) {
        boolean throttled = failure instanceof SdkServiceException refused && refused.isThrottlingException();
        if (throttled && counted.getAndSet(failure) != failure) {
            meter.throttled();
        }
        return throttled;
    }
}
