package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import java.util.List;

/** The root access features that the organization has switched on: `RootCredentialsManagement`, `RootSessions`. */
public record OrganizationFeatures(String organizationId, List<String> enabled) {

    public OrganizationFeatures {
        enabled = enabled.stream().sorted().distinct().toList();
    }

    /** Reads the answer of ListOrganizationsFeatures. */
    public static OrganizationFeatures read(AnswerFields fields) {
        return new OrganizationFeatures(fields.text("OrganizationId"), fields.texts("EnabledFeatures"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("OrganizationId", organizationId)
                .put("EnabledFeatures", JsonArray.ofTexts(enabled))
                .build();
    }
}
