package dev.muster.collector.file;

import dev.muster.iam.credential.AccessKey;
import dev.muster.iam.credential.LoginProfile;
import dev.muster.iam.credential.MfaDevice;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.snapshot.Answer;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file named after a user must speak of that user. */
final class SubjectCheck {

    private static final Set<SectionKind<?>> WHOLE_ANSWERS_OF_USERS = Set.of(
            SectionKinds.SSH_PUBLIC_KEYS, SectionKinds.SIGNING_CERTIFICATES, SectionKinds.SERVICE_SPECIFIC_CREDENTIALS);

    private SubjectCheck() {}

    /** @throws MalformedJsonException when the data names another user than the section's */
    static void check(SectionId id, Object data) {
        if (data instanceof List<?> list) {
            list.forEach(element -> user(id, userOf(element)));
        } else if (data instanceof Answer answer && WHOLE_ANSWERS_OF_USERS.contains(id.kind())) {
            answer.members().members().values().forEach(member -> elements(id, member));
        } else {
            user(id, userOf(data));
        }
    }

    private static void elements(SectionId id, JsonValue member) {
        if (member instanceof JsonArray list) {
            for (JsonValue element : list.items()) {
                if (element instanceof JsonObject object && object.get("UserName") instanceof JsonString name) {
                    user(id, name.value());
                }
            }
        }
    }

    private static @Nullable String userOf(@Nullable Object data) {
        if (data instanceof MfaDevice device) {
            return device.userName();
        }
        if (data instanceof AccessKey key) {
            return key.userName();
        }
        return data instanceof LoginProfile profile ? profile.userName() : null;
    }

    private static void user(SectionId id, @Nullable String user) {
        if (user != null && !user.equals(id.subject())) {
            throw new MalformedJsonException(
                    "it speaks of the user `" + user + "`, not of `" + id.subject() + "`", null);
        }
    }
}
