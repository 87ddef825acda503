package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A person in the identity store, by the names that identify them; addresses, telephone numbers and the like are not kept. */
public record IdentityCenterUser(
        String id,
        @Nullable String userName,
        @Nullable String displayName,
        @Nullable String status) {

    /** Reads one element of `Users`. */
    public static IdentityCenterUser read(AnswerFields fields) {
        fields.ignore(
                "Name",
                "NickName",
                "ProfileUrl",
                "Emails",
                "Addresses",
                "PhoneNumbers",
                "UserType",
                "Title",
                "PreferredLanguage",
                "Locale",
                "Timezone",
                "Photos",
                "Website",
                "Birthdate",
                "Roles",
                "ExternalIds",
                "Extensions",
                "IdentityStoreId",
                "CreatedAt",
                "CreatedBy",
                "UpdatedAt",
                "UpdatedBy");
        return new IdentityCenterUser(
                fields.text("UserId"),
                fields.textOrNull("UserName"),
                fields.textOrNull("DisplayName"),
                fields.textOrNull("UserStatus"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("UserId", id)
                .put("UserName", userName)
                .put("DisplayName", displayName)
                .put("UserStatus", status)
                .build();
    }
}
