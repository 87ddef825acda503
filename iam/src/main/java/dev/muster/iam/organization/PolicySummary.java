package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** One organization policy of the list of its type. */
public record PolicySummary(
        String id,
        @Nullable String arn,
        @Nullable String name,
        @Nullable String description,
        @Nullable String type,
        boolean awsManaged) {

    public static PolicySummary read(AnswerFields fields) {
        return new PolicySummary(
                fields.text("Id"),
                fields.textOrNull("Arn"),
                fields.textOrNull("Name"),
                fields.textOrNull("Description"),
                fields.textOrNull("Type"),
                fields.flag("AwsManaged"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("Id", id)
                .put("Arn", arn)
                .put("Name", name)
                .put("Description", description)
                .put("Type", type)
                .put("AwsManaged", awsManaged)
                .build();
    }
}
