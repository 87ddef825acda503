package dev.muster.iam.account;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An analyzer of IAM Access Analyzer. @param type `ACCOUNT`, `ORGANIZATION`, or one of those for unused or internal access */
public record Analyzer(
        String arn,
        @Nullable String name,
        @Nullable String type,
        @Nullable String status,
        @Nullable Instant created,
        @Nullable JsonValue configuration) {

    /** Reads one element of `analyzers`; what it looked at last changes by itself and is not kept. */
    public static Analyzer read(AnswerFields fields) {
        fields.ignore("lastResourceAnalyzed", "lastResourceAnalyzedAt", "tags", "statusReason");
        return new Analyzer(
                fields.text("arn"),
                fields.textOrNull("name"),
                fields.textOrNull("type"),
                fields.textOrNull("status"),
                fields.instantOrNull("createdAt"),
                fields.anyOrNull("configuration"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("arn", arn)
                .put("name", name)
                .put("type", type)
                .put("status", status)
                .put("createdAt", created)
                .put("configuration", configuration)
                .build();
    }
}
