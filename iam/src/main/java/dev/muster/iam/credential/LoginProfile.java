package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user's console password, of which only the existence and its date are known. */
public record LoginProfile(
        @Nullable String userName, @Nullable Instant created, boolean resetRequired) implements UserCredential {

    /** Reads the answer of GetLoginProfile. */
    public static LoginProfile read(AnswerFields fields) {
        AnswerFields profile = fields.required("LoginProfile");
        LoginProfile read = new LoginProfile(
                profile.textOrNull("UserName"),
                profile.instantOrNull("CreateDate"),
                profile.flag("PasswordResetRequired"));
        profile.rest();
        return read;
    }

    public JsonObject json() {
        return new JsonObject(Map.of(
                "LoginProfile",
                JsonObject.builder()
                        .put("UserName", userName)
                        .put("CreateDate", created)
                        .put("PasswordResetRequired", resetRequired)
                        .build()));
    }
}
