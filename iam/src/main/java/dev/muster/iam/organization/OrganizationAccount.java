package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member account (or the management account) of the organization. */
public record OrganizationAccount(
        String id,
        @Nullable String arn,
        @Nullable String name,
        @Nullable String email,
        @Nullable String status,
        @Nullable String state,
        @Nullable String joinedMethod,
        @Nullable Instant joined) {

    public static OrganizationAccount read(AnswerFields fields) {
        return new OrganizationAccount(
                fields.text("Id"),
                fields.textOrNull("Arn"),
                fields.textOrNull("Name"),
                fields.textOrNull("Email"),
                fields.textOrNull("Status"),
                fields.textOrNull("State"),
                fields.textOrNull("JoinedMethod"),
                fields.instantOrNull("JoinedTimestamp"));
    }

    /**
     * Whether it can be used, as far as is told: `State` takes the place of `Status`, which AWS stops telling
     * (Organizations API reference, Account: "State … PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED").
     */
    public boolean isActive() {
        String told = state == null ? status : state;
        return told == null || told.equals("ACTIVE");
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
                .build();
    }
}
