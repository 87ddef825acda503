package dev.muster.collector.loopback;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * The REST JSON protocol of Account Management and Access Analyzer: method and path tell the operation.
 *
 * @param operations by method and path: `POST /listRegions`
 */
record RestJsonProtocol(Map<String, String> operations) implements Protocol {

    @Override
    public String operation(HttpRequest request) {
        return operations.getOrDefault(
                request.method() + " " + request.path(), request.method() + " " + request.path());
    }

    @Override
    public Map<String, String> parameters(HttpRequest request) {
        Map<String, String> parameters = new TreeMap<>(JsonParameters.of(request.body()));
        parameters.putAll(FormParameters.of(request.query()));
        return parameters;
    }

    @Override
    public HttpAnswer write(String operation, Answer answer, String requestId) {
        if (answer instanceof Answer.Refusal refusal) {
            Map<String, String> headers = Map.of(
                    "Content-Type",
                    "application/json",
                    "x-amzn-RequestId",
                    requestId,
                    "x-amzn-ErrorType",
                    refusal.code());
            JsonObject error =
                    JsonObject.builder().put("message", refusal.message()).build();
            return new HttpAnswer(refusal.status(), headers, CanonicalJson.text(error));
        }
        // both services write their times as ISO 8601
        return HttpAnswer.of(200, "application/json", requestId, CanonicalJson.text(((Answer.Result) answer).body()));
    }
}
