package dev.muster.collector.loopback;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import java.util.List;
import java.util.Map;

/** CloudTrail: the records of the log files in the state, as the event history tells them. */
record CloudTrailService(ServedFiles files) implements Service {

    @Override
    public Answer answer(Call call) {
        if (!call.operation().equals("LookupEvents")) {
            return Refusals.unknownOperation(call);
        }
        List<JsonValue> events = files.state().below(call.account() + "/cloudtrail/").stream()
                .filter(file -> file.endsWith(".json"))
                .flatMap(file -> files.state().json(file).stream())
                .flatMap(log -> ServedState.items(log, "Records"))
                .map(CloudTrailService::event)
                .filter(event -> isWanted(event, call))
                .toList();
        return files.page(
                call,
                new JsonObject(Map.of("Events", new JsonArray(events))),
                Listing.paged(Paging.NEXT_TOKEN, 50, "Events"));
    }

    private static JsonValue event(JsonValue entry) {
        JsonObject identity =
                entry instanceof JsonObject object && object.get("userIdentity") instanceof JsonObject user
                        ? user
                        : JsonObject.EMPTY;
        String userName = ServedState.text(identity, "userName");
        String arn = ServedState.text(identity, "arn");
        return JsonObject.builder()
                .put("EventId", ServedState.text(entry, "eventID"))
                .put("EventName", ServedState.text(entry, "eventName"))
                .put("EventSource", ServedState.text(entry, "eventSource"))
                .put("EventTime", ServedState.text(entry, "eventTime"))
                .put("AccessKeyId", ServedState.text(identity, "accessKeyId"))
                .put("Username", userName.isEmpty() ? arn.substring(arn.lastIndexOf('/') + 1) : userName)
                .put("CloudTrailEvent", CanonicalJson.text(entry))
                .build();
    }

    private static boolean isWanted(JsonValue event, Call call) {
        String key = call.parameter("LookupAttributes.member.1.AttributeKey");
        return key.isEmpty()
                || ServedState.text(event, key).equals(call.parameter("LookupAttributes.member.1.AttributeValue"));
    }
}
