package dev.muster.iam.organization;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An organization policy with its content, such as a service control policy. */
public record OrganizationPolicy(
        @Nullable PolicySummary summary, @Nullable PolicyDocument content) {

    /** Reads the answer of DescribePolicy. */
    public static OrganizationPolicy read(AnswerFields fields) {
        AnswerFields policy = fields.required("Policy");
        AnswerFields summary = policy.objectOrNull("PolicySummary");
        OrganizationPolicy read = new OrganizationPolicy(
                summary == null ? null : PolicySummary.read(summary), policy.documentOrNull("Content"));
        policy.rest();
        return read;
    }

    public JsonObject json(DocumentForm documents) {
        return new JsonObject(Map.of(
                "Policy",
                JsonObject.builder()
                        .put("PolicySummary", summary == null ? null : summary.json())
                        .put("Content", content == null ? null : documents.json(content))
                        .build()));
    }
}
