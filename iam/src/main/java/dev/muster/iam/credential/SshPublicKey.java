package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key by which a user reaches CodeCommit. */
public record SshPublicKey(
        @Nullable String userName,
        String id,
        @Nullable String status,
        @Nullable Instant uploaded) implements UserCredential {

    /** Reads one element of `SSHPublicKeys`. */
    public static SshPublicKey read(AnswerFields fields) {
        return new SshPublicKey(
                fields.textOrNull("UserName"),
                fields.text("SSHPublicKeyId"),
                fields.textOrNull("Status"),
                fields.instantOrNull("UploadDate"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("UserName", userName)
                .put("SSHPublicKeyId", id)
                .put("Status", status)
                .put("UploadDate", uploaded)
                .build();
    }
}
