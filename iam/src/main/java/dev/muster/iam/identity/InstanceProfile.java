package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The container that hands a role to EC2 instances; the answer repeats the role inside, which is not kept twice. */
public record InstanceProfile(
        String arn,
        String id,
        String name,
        String path,
        @Nullable Instant created) {

    static List<InstanceProfile> list(AnswerFields fields) {
        return fields.objects("InstanceProfileList", profile -> {
            profile.ignore("Roles", "Tags");
            String arn = profile.text("Arn");
            profile.log().owned(arn);
            return new InstanceProfile(
                    arn,
                    Texts.orEmpty(profile.textOrNull("InstanceProfileId")),
                    profile.text("InstanceProfileName"),
                    Texts.pathOf(profile.textOrNull("Path")),
                    profile.instantOrNull("CreateDate"));
        });
    }

    static JsonArray json(List<InstanceProfile> profiles) {
        return JsonArray.of(
                profiles,
                profile -> JsonObject.builder()
                        .put("Arn", profile.arn)
                        .put("InstanceProfileId", profile.id)
                        .put("InstanceProfileName", profile.name)
                        .put("Path", profile.path)
                        .put("CreateDate", profile.created)
                        .build());
    }
}
