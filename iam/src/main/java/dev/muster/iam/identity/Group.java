package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An IAM group; its members are told by the users. */
public record Group(
        String arn,
        String id,
        String name,
        String path,
        @Nullable Instant created,
        List<InlinePolicy> inlinePolicies,
        List<AttachedPolicy> attachedPolicies)
        implements Entity {

    public Group {
        inlinePolicies = Sets.sorted(inlinePolicies, InlinePolicy::name);
        attachedPolicies = Sets.sorted(attachedPolicies, AttachedPolicy::arn);
    }

    /** Reads one element of `GroupDetailList`. */
    public static Group read(AnswerFields fields) {
        Group group = new Group(
                fields.text("Arn"),
                Texts.orEmpty(fields.textOrNull("GroupId")),
                fields.text("GroupName"),
                Texts.pathOf(fields.textOrNull("Path")),
                fields.instantOrNull("CreateDate"),
                InlinePolicy.list(fields, "GroupPolicyList"),
                AttachedPolicy.list(fields));
        fields.rest();
        return group;
    }

    @Override
    public ResourceType type() {
        return ResourceType.GROUP;
    }

    @Override
    public JsonObject json(DocumentForm documents) {
        return JsonObject.builder()
                .put("Arn", arn)
                .put("GroupId", id)
                .put("GroupName", name)
                .put("Path", path)
                .put("CreateDate", created)
                .put("GroupPolicyList", InlinePolicy.json(inlinePolicies, documents))
                .put("AttachedManagedPolicies", AttachedPolicy.json(attachedPolicies))
                .build();
    }

    @Override
    public Stream<PolicyDocument> documents() {
        return inlinePolicies.stream().map(InlinePolicy::document).filter(Objects::nonNull);
    }
}
