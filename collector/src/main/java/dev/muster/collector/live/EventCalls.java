package dev.muster.collector.live;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * Asks CloudTrail for the events of the last 90 days of chosen users or role sessions, and keeps them as a log file has them.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">events of one Region; one attribute at a time</a>
 */
final class EventCalls {

    private static final int PAGE = 50;

    private final Calls calls;
    private final Connection connection;

    EventCalls(Calls calls, Connection connection) {
        this.calls = calls;
        this.connection = connection;
    }

    void read(List<String> names, List<String> regions) throws InterruptedException {
        if (names.isEmpty()) {
            return;
        }
        for (String region : regions) {
            try (CloudTrailClient cloudTrail = connection.client(CloudTrailClient.builder(), Region.of(region))) {
                for (String name : names) {
                    read(name, region, cloudTrail);
                }
            }
        }
    }

    private void read(String name, String region, CloudTrailClient cloudTrail) throws InterruptedException {
        String section = "cloudtrail/lookup-events/" + region + "/" + name;
        LookupEventsRequest request = LookupEventsRequest.builder()
                .lookupAttributes(LookupAttribute.builder()
                        .attributeKey(LookupAttributeKey.USERNAME)
                        .attributeValue(name)
                        .build())
                .maxResults(PAGE)
                .build();
        Answer<LookupEventsResponse> answer = calls.all(section, request, cloudTrail::lookupEvents);
        if (answer instanceof Answer.Failed<LookupEventsResponse> failed) {
            calls.bundle().failure(section, failed.failure().text());
            return;
        }
        try {
            calls.bundle().answer(section, log(answer.value().orElseThrow().events()));
        } catch (MalformedJsonException malformed) {
            calls.bundle()
                    .failure(section, "an event of the answer of LookupEvents is no JSON: " + malformed.getMessage());
        }
    }

    private static byte[] log(List<Event> events) {
        return events.stream()
                .map(Event::cloudTrailEvent)
                .filter(Objects::nonNull)
                .map(event -> CanonicalJson.text(JsonReader.parse(event)))
                .collect(Collectors.joining(",\n", "{\"Records\": [\n", "\n]}\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
