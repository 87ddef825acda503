package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A group of the identity store. */
public record IdentityCenterGroup(
        String id, @Nullable String name, @Nullable String description) {

    /** Reads one element of `Groups`. */
    public static IdentityCenterGroup read(AnswerFields fields) {
        fields.ignore("ExternalIds", "IdentityStoreId", "CreatedAt", "CreatedBy", "UpdatedAt", "UpdatedBy");
        return new IdentityCenterGroup(
                fields.text("GroupId"), fields.textOrNull("DisplayName"), fields.textOrNull("Description"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("GroupId", id)
                .put("DisplayName", name)
                .put("Description", description)
                .build();
    }
}
