package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The organization as one of its accounts sees it. */
public record Organization(
        String id,
        @Nullable String arn,
        @Nullable String featureSet,
        @Nullable String managementAccountId,
        @Nullable String managementAccountArn,
        @Nullable String managementAccountEmail) {

    public static Organization read(AnswerFields fields) {
        return new Organization(
                fields.text("Id"),
                fields.textOrNull("Arn"),
                fields.textOrNull("FeatureSet"),
                fields.textOrNull("MasterAccountId"),
                fields.textOrNull("MasterAccountArn"),
                fields.textOrNull("MasterAccountEmail"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("Id", id)
                .put("Arn", arn)
                .put("FeatureSet", featureSet)
                .put("MasterAccountId", managementAccountId)
                .put("MasterAccountArn", managementAccountArn)
                .put("MasterAccountEmail", managementAccountEmail)
                .build();
    }
}
