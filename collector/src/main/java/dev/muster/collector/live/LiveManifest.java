package dev.muster.collector.live;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.snapshot.CollectionCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the manifest of an account: one line for each call. */
final class LiveManifest {

    private LiveManifest() {}

    static byte[] of(String account, Instant collectedAt, String collector, String caller, List<CollectionCall> calls) {
        String lines =
                calls.stream().map(call -> CanonicalJson.text(call.json())).collect(Collectors.joining(",\n"));
        return """
                {
                "accountId": %s,
                "collectedAt": %s,
                "collector": %s,
                "caller": %s,
                "calls": [
                %s
                ]
                }
                """.formatted(
                        quoted(account),
                        quoted(collectedAt.truncatedTo(ChronoUnit.MILLIS).toString()),
                        quoted(collector),
                        quoted(caller),
                        lines)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return CanonicalJson.text(new JsonString(text));
    }
}
