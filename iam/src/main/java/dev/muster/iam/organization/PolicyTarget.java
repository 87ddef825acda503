package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A root, organizational unit or account to which an organization policy is attached. */
public record PolicyTarget(
        String targetId,
        @Nullable String arn,
        @Nullable String name,
        @Nullable String type) {

    public static PolicyTarget read(AnswerFields fields) {
        return new PolicyTarget(
                fields.text("TargetId"),
                fields.textOrNull("Arn"),
                fields.textOrNull("Name"),
                fields.textOrNull("Type"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("TargetId", targetId)
                .put("Arn", arn)
                .put("Name", name)
                .put("Type", type)
                .build();
    }
}
