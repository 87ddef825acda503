package dev.muster.collector.file;

import dev.muster.iam.credential.AccessKey;
import dev.muster.iam.credential.LoginProfile;
import dev.muster.iam.credential.MfaDevice;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.snapshot.SectionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file named after a user must speak of that user. */
final class SubjectCheck {

    private SubjectCheck() {}

    /** @throws MalformedJsonException when the data names another user than the section's */
    static void check(SectionId id, Object data) {
        if (data instanceof List<?> list) {
            list.forEach(element -> user(id, userOf(element)));
        } else {
            user(id, userOf(data));
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
