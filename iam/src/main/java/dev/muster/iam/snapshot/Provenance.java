package dev.muster.iam.snapshot;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a snapshot came to be.
 *
 * @param collector what collected it, with its version; null when the files do not say
 * @param caller identity under which it was collected; null when unknown
 */
public record Provenance(
        Origin origin,
        TimeSource timeSource,
        @Nullable String broughtBy,
        @Nullable String collector,
        @Nullable String caller,
        List<CollectionCall> calls) {

    public Provenance {
        calls = List.copyOf(calls);
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("origin", origin.id())
                .put("timeSource", timeSource.id())
                .put("broughtBy", broughtBy)
                .put("collector", collector)
                .put("caller", caller)
                .put("calls", JsonArray.of(calls, CollectionCall::json))
                .build();
    }
}
