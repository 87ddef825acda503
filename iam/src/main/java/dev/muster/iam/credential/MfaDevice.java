package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An MFA device that a user has enabled. */
public record MfaDevice(
        @Nullable String userName, String serial, @Nullable Instant enabled) implements UserCredential {

    public MfaDeviceKind kind() {
        return MfaDeviceKind.ofSerial(serial);
    }

    /** Reads one element of `MFADevices`. */
    public static MfaDevice read(AnswerFields fields) {
        String serial = fields.text("SerialNumber");
        fields.log().ownedIfArn(serial);
        return new MfaDevice(fields.textOrNull("UserName"), serial, fields.instantOrNull("EnableDate"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("UserName", userName)
                .put("SerialNumber", serial)
                .put("EnableDate", enabled)
                .build();
    }
}
