package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the account's list of virtual MFA devices; the seed and QR code that an answer may carry are dropped while reading.
 *
 * @param userArn whose device it is; null when it is assigned to nobody
 */
public record VirtualMfaDevice(
        String serial, @Nullable String userArn, @Nullable Instant enabled) {

    /** Reads one element of `VirtualMFADevices`. */
    public static VirtualMfaDevice read(AnswerFields fields) {
        fields.ignore("Tags");
        AnswerFields user = fields.objectOrNull("User");
        String userArn = user == null ? null : user.textOrNull("Arn");
        String serial = fields.text("SerialNumber");
        fields.log().ownedIfArn(serial);
        if (userArn != null) {
            fields.log().owned(userArn);
        }
        return new VirtualMfaDevice(serial, userArn, fields.instantOrNull("EnableDate"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("SerialNumber", serial)
                .put("User", JsonObject.builder().put("Arn", userArn).build())
                .put("EnableDate", enabled)
                .build();
    }
}
