package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The managed policy that bounds what a user or role may do at most. */
public record PermissionsBoundary(String policyArn) {

    static @Nullable PermissionsBoundary read(AnswerFields fields) {
        AnswerFields boundary = fields.objectOrNull("PermissionsBoundary");
        if (boundary == null) {
            return null;
        }
        boundary.ignore("PermissionsBoundaryType");
        PermissionsBoundary read = new PermissionsBoundary(ManagedPolicy.ownedArn(boundary, "PermissionsBoundaryArn"));
        boundary.rest();
        return read;
    }

    static @Nullable JsonObject json(@Nullable PermissionsBoundary boundary) {
        return boundary == null
                ? null
                : JsonObject.builder()
                        .put("PermissionsBoundaryArn", boundary.policyArn)
                        .build();
    }
}
