package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policy that a permission set carries itself. @param document null when it carries none: the answer has an empty text then */
public record PermissionSetInlinePolicy(@Nullable PolicyDocument document) {

    private static final String MEMBER = "InlinePolicy";

    /** Reads the answer of GetInlinePolicyForPermissionSet. */
    public static PermissionSetInlinePolicy read(AnswerFields fields) {
        return new PermissionSetInlinePolicy(
                fields.anyOrNull(MEMBER) instanceof JsonString text
                                && text.value().isEmpty()
                        ? null
                        : fields.document(MEMBER));
    }

    public JsonObject json(DocumentForm documents) {
        return new JsonObject(Map.of(MEMBER, document == null ? new JsonString("") : documents.json(document)));
    }
}
