package dev.muster.iam.usage;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last use of one action; the time is null when AWS knows of no use in its tracking period. */
public record ActionLastAccessed(
        String name,
        @Nullable Instant last,
        @Nullable String entity,
        @Nullable String region) {

    static ActionLastAccessed read(AnswerFields fields) {
        return new ActionLastAccessed(
                fields.text("ActionName"),
                fields.instantOrNull("LastAccessedTime"),
                fields.textOrNull("LastAccessedEntity"),
                fields.textOrNull("LastAccessedRegion"));
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("ActionName", name)
                .put("LastAccessedTime", last)
                .put("LastAccessedEntity", entity)
                .put("LastAccessedRegion", region)
                .build();
    }
}
