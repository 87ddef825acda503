package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The organization as one of its accounts sees it. */
public record Organization(
        String id,
        @Nullable String arn,
        @Nullable String featureSet,
        @Nullable String managementAccountId,
        @Nullable String managementAccountArn,
        @Nullable String managementAccountEmail) {

    /** Reads the answer of DescribeOrganization; its `AvailablePolicyTypes` is deprecated and not kept. */
    public static Organization read(AnswerFields answer) {
        AnswerFields fields = answer.required("Organization");
        fields.ignore("AvailablePolicyTypes");
        Organization read = new Organization(
                fields.text("Id"),
                fields.textOrNull("Arn"),
                fields.textOrNull("FeatureSet"),
                fields.textOrNull("MasterAccountId"),
                fields.textOrNull("MasterAccountArn"),
                fields.textOrNull("MasterAccountEmail"));
        fields.rest();
        return read;
    }

    public JsonObject json() {
        return new JsonObject(Map.of(
                "Organization",
                JsonObject.builder()
                        .put("Id", id)
                        .put("Arn", arn)
                        .put("FeatureSet", featureSet)
                        .put("MasterAccountId", managementAccountId)
                        .put("MasterAccountArn", managementAccountArn)
                        .put("MasterAccountEmail", managementAccountEmail)
                        .build()));
    }
}
