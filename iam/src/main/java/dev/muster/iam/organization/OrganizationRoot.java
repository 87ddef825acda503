package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The root of the organization's tree. @param policyTypes status by enabled policy type (`SERVICE_CONTROL_POLICY` to `ENABLED`) */
public record OrganizationRoot(
        String id, @Nullable String arn, @Nullable String name, Map<String, String> policyTypes) {

    public OrganizationRoot {
        policyTypes = Map.copyOf(policyTypes);
    }

    public static OrganizationRoot read(AnswerFields fields) {
        Map<String, String> types = new TreeMap<>();
        fields.objects("PolicyTypes", type -> types.put(type.text("Type"), type.text("Status")));
        return new OrganizationRoot(fields.text("Id"), fields.textOrNull("Arn"), fields.textOrNull("Name"), types);
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("Id", id)
                .put("Arn", arn)
                .put("Name", name)
                .put(
                        "PolicyTypes",
                        JsonArray.ofSet(
                                List.copyOf(policyTypes.entrySet()),
                                type -> JsonObject.builder()
                                        .put("Type", type.getKey())
                                        .put("Status", type.getValue())
                                        .build()))
                .build();
    }
}
