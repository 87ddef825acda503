package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An instance of IAM Identity Center. */
public record IdentityCenterInstance(
        String arn,
        @Nullable String identityStoreId,
        @Nullable String ownerAccountId,
        @Nullable String name,
        @Nullable String status,
        @Nullable Instant created) {

    public static IdentityCenterInstance read(AnswerFields fields) {
        return new IdentityCenterInstance(
                fields.text("InstanceArn"),
                fields.textOrNull("IdentityStoreId"),
                fields.textOrNull("OwnerAccountId"),
                fields.textOrNull("Name"),
                fields.textOrNull("Status"),
                fields.instantOrNull("CreatedDate"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("InstanceArn", arn)
                .put("IdentityStoreId", identityStoreId)
                .put("OwnerAccountId", ownerAccountId)
                .put("Name", name)
                .put("Status", status)
                .put("CreatedDate", created)
                .build();
    }
}
