package dev.muster.collector.live;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Lets the calls into one account go no faster than AWS bears, each family of operations for itself; a repetition is a call. */
final class Pace implements ExecutionInterceptor {

    private final Map<OperationFamily, Bucket> buckets = new EnumMap<>(OperationFamily.class);
    private final CollectionMeter meter;

    Pace(CollectionMeter meter) {
        this.meter = meter;
        for (OperationFamily family : OperationFamily.values()) {
            int calls = family.callsPerSecond();
            buckets.put(
                    family,
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, Duration.ofSeconds(1)))
                            .build());
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        CallTrace trace = attributes.getAttribute(CallTrace.ATTRIBUTE);
        ReadOnlyOperation operation = trace == null ? null : trace.operation();
        if (trace == null || operation == null) {
            return;
        }
        Bucket bucket = buckets.get(operation.family());
        if (bucket != null) {
            try {
                bucket.asBlocking().consume(1);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw AbortedException.create("interrupted while waiting for its turn", interrupted);
            }
        }
        trace.tried();
        meter.called();
    }
}
