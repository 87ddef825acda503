package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A credential of a user for one AWS service, such as CodeCommit or Bedrock, without its secret. */
public record ServiceSpecificCredential(
        @Nullable String userName,
        @Nullable String id,
        @Nullable String serviceName,
        @Nullable String serviceUserName,
        @Nullable String alias,
        @Nullable String status,
        @Nullable Instant created,
        @Nullable Instant expiration)
        implements UserCredential {

    /** Reads one element of `ServiceSpecificCredentials`. */
    public static ServiceSpecificCredential read(AnswerFields fields) {
        return new ServiceSpecificCredential(
                fields.textOrNull("UserName"),
                fields.textOrNull("ServiceSpecificCredentialId"),
                fields.textOrNull("ServiceName"),
                fields.textOrNull("ServiceUserName"),
                fields.textOrNull("ServiceCredentialAlias"),
                fields.textOrNull("Status"),
                fields.instantOrNull("CreateDate"),
                fields.instantOrNull("ExpirationDate"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("UserName", userName)
                .put("ServiceSpecificCredentialId", id)
                .put("ServiceName", serviceName)
                .put("ServiceUserName", serviceUserName)
                .put("ServiceCredentialAlias", alias)
                .put("Status", status)
                .put("CreateDate", created)
                .put("ExpirationDate", expiration)
                .build();
    }
}
