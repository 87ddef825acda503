package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An X.509 certificate with which a user signs requests. */
public record SigningCertificate(
        @Nullable String userName,
        String id,
        @Nullable String body,
        @Nullable String status,
        @Nullable Instant uploaded)
        implements UserCredential {

    /** Reads one element of `Certificates`. */
    public static SigningCertificate read(AnswerFields fields) {
        return new SigningCertificate(
                fields.textOrNull("UserName"),
                fields.text("CertificateId"),
                fields.textOrNull("CertificateBody"),
                fields.textOrNull("Status"),
                fields.instantOrNull("UploadDate"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("UserName", userName)
                .put("CertificateId", id)
                .put("CertificateBody", body)
                .put("Status", status)
                .put("UploadDate", uploaded)
                .build();
    }
}
