package dev.muster.iam.snapshot;

import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One AWS call of a collection and what came of it.
 *
 * @param outcome `ok`, `absent` or the id of a cause
 * @param attempts how often it was sent; null when nobody counted
 */
public record CollectionCall(
        String service,
        String operation,
        Map<String, String> arguments,
        String outcome,
        @Nullable String error,
        @Nullable String requestId,
        @Nullable Instant at,
        @Nullable Integer attempts) {

    public CollectionCall {
        arguments = Map.copyOf(arguments);
    }

    public JsonObject json() {
        JsonObject.Builder given = JsonObject.builder();
        new TreeMap<>(arguments).forEach(given::put);
        return JsonObject.builder()
                .put("service", service)
                .put("operation", operation)
                .put("arguments", given.build())
                .put("outcome", outcome)
                .put("error", error)
                .put("requestId", requestId)
                .put("at", at)
                .put("attempts", attempts)
                .build();
    }
}
