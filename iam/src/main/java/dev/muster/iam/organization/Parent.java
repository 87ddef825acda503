package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The root or organizational unit directly above an account or unit. */
public record Parent(String id, @Nullable String type) {

    public static Parent read(AnswerFields fields) {
        return new Parent(fields.text("Id"), fields.textOrNull("Type"));
    }

    public JsonObject json() {
        return JsonObject.builder().put("Id", id).put("Type", type).build();
    }
}
