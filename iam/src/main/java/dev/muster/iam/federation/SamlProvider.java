package dev.muster.iam.federation;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An identity provider that speaks SAML. @param validUntil end of what its metadata document says of itself */
public record SamlProvider(
        String arn, @Nullable Instant validUntil, @Nullable Instant created) {

    /** Reads one element of `SAMLProviderList`. */
    public static SamlProvider read(AnswerFields fields) {
        return new SamlProvider(
                fields.text("Arn"), fields.instantOrNull("ValidUntil"), fields.instantOrNull("CreateDate"));
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("Arn", arn)
                .put("ValidUntil", validUntil)
                .put("CreateDate", created)
                .build();
    }
}
