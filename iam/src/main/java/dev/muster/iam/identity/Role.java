package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An IAM role. @param trust who may assume it; null when it was not told */
public record Role(
        String arn,
        String id,
        String name,
        String path,
        @Nullable Instant created,
        @Nullable PolicyDocument trust,
        List<InlinePolicy> inlinePolicies,
        List<AttachedPolicy> attachedPolicies,
        @Nullable PermissionsBoundary boundary,
        List<InstanceProfile> instanceProfiles,
        List<Tag> tags,
        RoleLastUsed lastUsed)
        implements Entity {

    public Role {
        inlinePolicies = Sets.sorted(inlinePolicies, InlinePolicy::name);
        attachedPolicies = Sets.sorted(attachedPolicies, AttachedPolicy::arn);
        instanceProfiles = Sets.sorted(instanceProfiles, InstanceProfile::arn);
        tags = Tag.sorted(tags);
    }

    /** Reads one element of `RoleDetailList`. */
    public static Role read(AnswerFields fields) {
        Role role = new Role(
                fields.text("Arn"),
                Texts.orEmpty(fields.textOrNull("RoleId")),
                fields.text("RoleName"),
                Texts.pathOf(fields.textOrNull("Path")),
                fields.instantOrNull("CreateDate"),
                fields.documentOrNull("AssumeRolePolicyDocument"),
                InlinePolicy.list(fields, "RolePolicyList"),
                AttachedPolicy.list(fields),
                PermissionsBoundary.read(fields),
                InstanceProfile.list(fields),
                Tag.list(fields),
                RoleLastUsed.read(fields));
        fields.rest();
        return role;
    }

    @Override
    public ResourceType type() {
        return ResourceType.ROLE;
    }

    @Override
    public JsonObject json(DocumentForm documents) {
        return JsonObject.builder()
                .put("Arn", arn)
                .put("RoleId", id)
                .put("RoleName", name)
                .put("Path", path)
                .put("CreateDate", created)
                .put("AssumeRolePolicyDocument", trust == null ? null : documents.json(trust))
                .put("RolePolicyList", InlinePolicy.json(inlinePolicies, documents))
                .put("AttachedManagedPolicies", AttachedPolicy.json(attachedPolicies))
                .put("PermissionsBoundary", PermissionsBoundary.json(boundary))
                .put("InstanceProfileList", InstanceProfile.json(instanceProfiles))
                .put("Tags", Tag.json(tags))
                .put("RoleLastUsed", lastUsed.json())
                .build();
    }

    @Override
    public Stream<PolicyDocument> documents() {
        return Stream.concat(
                Stream.ofNullable(trust),
                inlinePolicies.stream().map(InlinePolicy::document).filter(Objects::nonNull));
    }

    @Override
    public Set<String> volatileMembers() {
        return Set.of("RoleLastUsed");
    }
}
