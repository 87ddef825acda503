package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A person or group that may use a permission set in an account. */
public record AccountAssignment(
        @Nullable String accountId, @Nullable String permissionSetArn, String principalType, String principalId) {

    public static AccountAssignment read(AnswerFields fields) {
        return new AccountAssignment(
                fields.textOrNull("AccountId"),
                fields.textOrNull("PermissionSetArn"),
                fields.text("PrincipalType"),
                fields.text("PrincipalId"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("AccountId", accountId)
                .put("PermissionSetArn", permissionSetArn)
                .put("PrincipalType", principalType)
                .put("PrincipalId", principalId)
                .build();
    }
}
