package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A permission set: what becomes an `AWSReservedSSO_…` role in each account where it is assigned. */
public record PermissionSet(
        String arn,
        @Nullable String name,
        @Nullable String description,
        @Nullable String sessionDuration,
        @Nullable String relayState,
        @Nullable Instant created) {

    /** Reads the answer of DescribePermissionSet. */
    public static PermissionSet read(AnswerFields answer) {
        AnswerFields fields = answer.required("PermissionSet");
        PermissionSet read = new PermissionSet(
                fields.text("PermissionSetArn"),
                fields.textOrNull("Name"),
                fields.textOrNull("Description"),
                fields.textOrNull("SessionDuration"),
                fields.textOrNull("RelayState"),
                fields.instantOrNull("CreatedDate"));
        fields.rest();
        return read;
    }

    public JsonObject json() {
        return new JsonObject(Map.of(
                "PermissionSet",
                JsonObject.builder()
                        .put("PermissionSetArn", arn)
                        .put("Name", name)
                        .put("Description", description)
                        .put("SessionDuration", sessionDuration)
                        .put("RelayState", relayState)
                        .put("CreatedDate", created)
                        .build()));
    }
}
