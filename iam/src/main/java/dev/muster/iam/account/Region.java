package dev.muster.iam.account;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A region as the account may use it. @param optStatus `ENABLED`, `ENABLED_BY_DEFAULT`, `DISABLED` or on the way between */
public record Region(String name, @Nullable String optStatus) {

    /** Reads one element of `Regions`. */
    public static Region read(AnswerFields fields) {
        return new Region(fields.text("RegionName"), fields.textOrNull("RegionOptStatus"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("RegionName", name)
                .put("RegionOptStatus", optStatus)
                .build();
    }
}
