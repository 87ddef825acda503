package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member account that administers a service for the organization. */
public record DelegatedAdministrator(
        String id,
        @Nullable String arn,
        @Nullable String name,
        @Nullable String email,
        @Nullable String status,
        @Nullable String state,
        @Nullable String joinedMethod,
        @Nullable Instant joined,
        @Nullable Instant delegationEnabled) {

    public static DelegatedAdministrator read(AnswerFields fields) {
        return new DelegatedAdministrator(
                fields.text("Id"),
                fields.textOrNull("Arn"),
                fields.textOrNull("Name"),
                fields.textOrNull("Email"),
                fields.textOrNull("Status"),
                fields.textOrNull("State"),
                fields.textOrNull("JoinedMethod"),
                fields.instantOrNull("JoinedTimestamp"),
                fields.instantOrNull("DelegationEnabledDate"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("Id", id)
                .put("Arn", arn)
                .put("Name", name)
                .put("Email", email)
                .put("Status", status)
                .put("State", state)
                .put("JoinedMethod", joinedMethod)
                .put("JoinedTimestamp", joined)
                .put("DelegationEnabledDate", delegationEnabled)
                .build();
    }
}
