package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A customer managed policy that a permission set expects by name in every account where it is assigned. */
public record CustomerPolicyReference(String name, @Nullable String path) {

    /** Reads it. */
    public static CustomerPolicyReference read(AnswerFields fields) {
        return new CustomerPolicyReference(fields.text("Name"), fields.textOrNull("Path"));
    }

    public JsonObject json() {
        return JsonObject.builder().put("Name", name).put("Path", path).build();
    }
}
