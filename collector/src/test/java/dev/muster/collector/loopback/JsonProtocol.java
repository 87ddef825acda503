package dev.muster.collector.loopback;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonObject;
import java.util.Map;

/** The AWS JSON protocol of Organizations, IAM Identity Center and CloudTrail: the operation is in a header. */
record JsonProtocol() implements Protocol {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    @Override
    public String operation(HttpRequest request) {
        String target = request.header("X-Amz-Target");
        return target.substring(target.lastIndexOf('.') + 1);
    }

    @Override
    public Map<String, String> parameters(HttpRequest request) {
        return JsonParameters.of(request.body());
    }

    @Override
    public HttpAnswer write(String operation, Answer answer, String requestId) {
        if (answer instanceof Answer.Refusal refusal) {
            JsonObject error = JsonObject.builder()
                    .put("__type", refusal.code())
                    .put("message", refusal.message())
                    .build();
            int status = refusal.status() < 500 ? 400 : refusal.status();
            return HttpAnswer.of(status, CONTENT_TYPE, requestId, CanonicalJson.text(error));
        }
        JsonObject body = WireTimes.inSeconds(((Answer.Result) answer).body());
        return HttpAnswer.of(200, CONTENT_TYPE, requestId, CanonicalJson.text(body));
    }
}
