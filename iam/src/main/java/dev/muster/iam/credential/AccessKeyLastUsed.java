package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last use of one access key; the date is null when AWS has no record of a use. */
public record AccessKeyLastUsed(
        @Nullable String userName,
        @Nullable Instant date,
        @Nullable String service,
        @Nullable String region) {

    /** Reads the answer of GetAccessKeyLastUsed. */
    public static AccessKeyLastUsed read(AnswerFields fields) {
        String userName = fields.textOrNull("UserName");
        AnswerFields lastUsed = fields.required("AccessKeyLastUsed");
        AccessKeyLastUsed read = new AccessKeyLastUsed(
                userName,
                lastUsed.instantOrNull("LastUsedDate"),
                lastUsed.textOrNull("ServiceName"),
                lastUsed.textOrNull("Region"));
        lastUsed.rest();
        return read;
    }

    public JsonObject json() {
        JsonObject lastUsed = JsonObject.builder()
                .put("LastUsedDate", date)
                .put("ServiceName", service)
                .put("Region", region)
                .build();
        return JsonObject.builder()
                .put("UserName", userName)
                .build()
                .with(new JsonObject(Map.of("AccessKeyLastUsed", lastUsed)));
    }
}
