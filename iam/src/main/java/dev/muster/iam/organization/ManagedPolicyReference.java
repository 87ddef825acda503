package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** An AWS managed policy that a permission set attaches. */
public record ManagedPolicyReference(String arn, @Nullable String name) {

    /** Reads one element of `AttachedManagedPolicies`. */
    public static ManagedPolicyReference read(AnswerFields fields) {
        return new ManagedPolicyReference(fields.text("Arn"), fields.textOrNull("Name"));
    }

    public JsonObject json() {
        return JsonObject.builder().put("Arn", arn).put("Name", name).build();
    }
}
