package dev.muster.iam.account;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom AWS tells about matters of one kind. @param type `SECURITY`, `BILLING` or `OPERATIONS` */
public record AlternateContact(
        @Nullable String type,
        @Nullable String name,
        @Nullable String title,
        @Nullable String email,
        @Nullable String phone) {

    /** Reads the answer of GetAlternateContact. */
    public static AlternateContact read(AnswerFields fields) {
        AnswerFields contact = fields.required("AlternateContact");
        AlternateContact read = new AlternateContact(
                contact.textOrNull("AlternateContactType"),
                contact.textOrNull("Name"),
                contact.textOrNull("Title"),
                contact.textOrNull("EmailAddress"),
                contact.textOrNull("PhoneNumber"));
        contact.rest();
        return read;
    }

    public JsonObject json() {
        return new JsonObject(Map.of(
                "AlternateContact",
                JsonObject.builder()
                        .put("AlternateContactType", type)
                        .put("Name", name)
                        .put("Title", title)
                        .put("EmailAddress", email)
                        .put("PhoneNumber", phone)
                        .build()));
    }
}
