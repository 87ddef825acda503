package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the versions of a managed policy; the document is null when it was not told. */
public record PolicyVersion(
        String id,
        boolean isDefault,
        @Nullable Instant created,
        @Nullable PolicyDocument document) {

    static List<PolicyVersion> list(AnswerFields fields) {
        return fields.objects(
                "PolicyVersionList",
                version -> new PolicyVersion(
                        version.text("VersionId"),
                        version.flag("IsDefaultVersion"),
                        version.instantOrNull("CreateDate"),
                        version.documentOrNull("Document")));
    }

    static JsonArray json(List<PolicyVersion> versions, DocumentForm documents) {
        return JsonArray.of(
                versions,
                version -> JsonObject.builder()
                        .put("VersionId", version.id)
                        .put("IsDefaultVersion", version.isDefault)
                        .put("CreateDate", version.created)
                        .put("Document", version.document == null ? null : documents.json(version.document))
                        .build());
    }
}
