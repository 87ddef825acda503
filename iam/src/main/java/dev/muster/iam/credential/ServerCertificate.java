package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A TLS certificate stored in IAM. */
public record ServerCertificate(
        String arn,
        @Nullable String id,
        String name,
        @Nullable String path,
        @Nullable Instant uploaded,
        @Nullable Instant expiration) {

    /** Reads one element of `ServerCertificateMetadataList`. */
    public static ServerCertificate read(AnswerFields fields) {
        return new ServerCertificate(
                fields.text("Arn"),
                fields.textOrNull("ServerCertificateId"),
                fields.text("ServerCertificateName"),
                fields.textOrNull("Path"),
                fields.instantOrNull("UploadDate"),
                fields.instantOrNull("Expiration"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("Arn", arn)
                .put("ServerCertificateId", id)
                .put("ServerCertificateName", name)
                .put("Path", path)
                .put("UploadDate", uploaded)
                .put("Expiration", expiration)
                .build();
    }
}
