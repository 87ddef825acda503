package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** That a person of the identity store belongs to a group. */
public record GroupMembership(
        @Nullable String id,
        @Nullable String groupId,
        @Nullable String userId) {

    /** Reads one element of `GroupMemberships`. */
    public static GroupMembership read(AnswerFields fields) {
        fields.ignore("IdentityStoreId", "CreatedAt", "CreatedBy", "UpdatedAt", "UpdatedBy");
        AnswerFields member = fields.objectOrNull("MemberId");
        String userId = null;
        if (member != null) {
            userId = member.textOrNull("UserId");
            member.rest();
        }
        return new GroupMembership(fields.textOrNull("MembershipId"), fields.textOrNull("GroupId"), userId);
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("MembershipId", id)
                .put("GroupId", groupId)
                .put("MemberId", JsonObject.builder().put("UserId", userId).build())
                .build();
    }
}
