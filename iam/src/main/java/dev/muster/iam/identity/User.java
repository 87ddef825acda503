package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An IAM user. @param groups names of the groups that the user is a member of */
public record User(
        String arn,
        String id,
        String name,
        String path,
        @Nullable Instant created,
        List<String> groups,
        List<InlinePolicy> inlinePolicies,
        List<AttachedPolicy> attachedPolicies,
        @Nullable PermissionsBoundary boundary,
        List<Tag> tags)
        implements Entity {

    public User {
        groups = groups.stream().sorted().distinct().toList();
        inlinePolicies = Sets.sorted(inlinePolicies, InlinePolicy::name);
        attachedPolicies = Sets.sorted(attachedPolicies, AttachedPolicy::arn);
        tags = Tag.sorted(tags);
    }

    /** Reads one element of `UserDetailList`. */
    public static User read(AnswerFields fields) {
        User user = new User(
                fields.text("Arn"),
                Texts.orEmpty(fields.textOrNull("UserId")),
                fields.text("UserName"),
                Texts.pathOf(fields.textOrNull("Path")),
                fields.instantOrNull("CreateDate"),
                fields.texts("GroupList"),
                InlinePolicy.list(fields, "UserPolicyList"),
                AttachedPolicy.list(fields),
                PermissionsBoundary.read(fields),
                Tag.list(fields));
        fields.rest();
        return user;
    }

    @Override
    public ResourceType type() {
        return ResourceType.USER;
    }

    @Override
    public JsonObject json(DocumentForm documents) {
        return JsonObject.builder()
                .put("Arn", arn)
                .put("UserId", id)
                .put("UserName", name)
                .put("Path", path)
                .put("CreateDate", created)
                .put("GroupList", JsonArray.ofTexts(groups))
                .put("UserPolicyList", InlinePolicy.json(inlinePolicies, documents))
                .put("AttachedManagedPolicies", AttachedPolicy.json(attachedPolicies))
                .put("PermissionsBoundary", PermissionsBoundary.json(boundary))
                .put("Tags", Tag.json(tags))
                .build();
    }

    @Override
    public Stream<PolicyDocument> documents() {
        return inlinePolicies.stream().map(InlinePolicy::document).filter(Objects::nonNull);
    }
}
