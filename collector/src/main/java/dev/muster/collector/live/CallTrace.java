package dev.muster.collector.live;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;

/** What is seen of one call on its way out: which operation it is and how often it was tried. */
final class CallTrace {

    static final ExecutionAttribute<CallTrace> ATTRIBUTE = new ExecutionAttribute<>("muster-call");

    private volatile @Nullable ReadOnlyOperation operation;
    private final AtomicInteger attempts = new AtomicInteger();

    @Nullable
    ReadOnlyOperation operation() {
        return operation;
    }

    int attempts() {
        return attempts.get();
    }

    void recognised(ReadOnlyOperation called) {
        operation = called;
    }

    void tried() {
        attempts.incrementAndGet();
    }
}
