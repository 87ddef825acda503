package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policy that bounds what a permission set allows: one of AWS's, or one of the customer's by name. */
public record PermissionSetBoundary(
        @Nullable String managedPolicyArn, @Nullable CustomerPolicyReference customerPolicy) {

    /** Reads the answer of GetPermissionsBoundaryForPermissionSet. */
    public static PermissionSetBoundary read(AnswerFields fields) {
        AnswerFields boundary = fields.required("PermissionsBoundary");
        AnswerFields customer = boundary.objectOrNull("CustomerManagedPolicyReference");
        PermissionSetBoundary read = new PermissionSetBoundary(
                boundary.textOrNull("ManagedPolicyArn"),
                customer == null ? null : CustomerPolicyReference.read(customer));
        if (customer != null) {
            customer.rest();
        }
        boundary.rest();
        return read;
    }

    public JsonObject json() {
        return new JsonObject(Map.of(
                "PermissionsBoundary",
                JsonObject.builder()
                        .put("ManagedPolicyArn", managedPolicyArn)
                        .put("CustomerManagedPolicyReference", customerPolicy == null ? null : customerPolicy.json())
                        .build()));
    }
}
