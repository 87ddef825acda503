package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An access key of a user, without its secret. @param status `Active`, `Inactive` or whatever else AWS says; only `Active` is active */
public record AccessKey(
        @Nullable String userName,
        String id,
        String status,
        @Nullable Instant created) implements UserCredential {

    public boolean active() {
        return status.equals("Active");
    }

    /** Reads one element of `AccessKeyMetadata`. */
    public static AccessKey read(AnswerFields fields) {
        return new AccessKey(
                fields.textOrNull("UserName"),
                fields.text("AccessKeyId"),
                fields.text("Status"),
                fields.instantOrNull("CreateDate"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("UserName", userName)
                .put("AccessKeyId", id)
                .put("Status", status)
                .put("CreateDate", created)
                .build();
    }
}
