package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When and where a role was last used; both null when AWS has no record of a use. */
public record RoleLastUsed(@Nullable Instant date, @Nullable String region) {

    /** No recorded use. */
    public static final RoleLastUsed NEVER = new RoleLastUsed(null, null);

    static RoleLastUsed read(AnswerFields fields) {
        AnswerFields lastUsed = fields.objectOrNull("RoleLastUsed");
        if (lastUsed == null) {
            return NEVER;
        }
        RoleLastUsed read = new RoleLastUsed(lastUsed.instantOrNull("LastUsedDate"), lastUsed.textOrNull("Region"));
        lastUsed.rest();
        return read;
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("LastUsedDate", date)
                .put("Region", region)
                .build();
    }
}
