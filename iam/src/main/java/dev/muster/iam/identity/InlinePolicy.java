package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy that lives and dies with its user, group or role; the document is null when it was not told. */
public record InlinePolicy(String name, @Nullable PolicyDocument document) {

    static List<InlinePolicy> list(AnswerFields fields, String member) {
        return fields.objects(
                member, policy -> new InlinePolicy(policy.text("PolicyName"), policy.documentOrNull("PolicyDocument")));
    }

    static JsonArray json(List<InlinePolicy> policies, DocumentForm documents) {
        return JsonArray.of(
                policies,
                policy -> JsonObject.builder()
                        .put("PolicyName", policy.name)
                        .put("PolicyDocument", policy.document == null ? null : documents.json(policy.document))
                        .build());
    }
}
