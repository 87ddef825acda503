package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy with all its versions.
 *
 * @param attachmentCount how many principals name it, and {@code boundaryUsageCount} how many have it as their boundary; null when not told
 */
public record ManagedPolicy(
        String arn,
        String id,
        String name,
        String path,
        @Nullable String defaultVersionId,
        @Nullable Long attachmentCount,
        @Nullable Long boundaryUsageCount,
        @Nullable Boolean attachable,
        @Nullable String description,
        @Nullable Instant created,
        @Nullable Instant updated,
        List<PolicyVersion> versions)
        implements Entity {

    public ManagedPolicy {
        versions = Sets.sorted(versions, PolicyVersion::id);
    }

    /** Reads one element of `Policies`; some emulators leave out the name, which the ARN ends with. */
    public static ManagedPolicy read(AnswerFields fields) {
        String arn = fields.text("Arn");
        String name = fields.textOrNull("PolicyName");
        ManagedPolicy policy = new ManagedPolicy(
                arn,
                Texts.orEmpty(fields.textOrNull("PolicyId")),
                name == null ? arn.substring(arn.lastIndexOf('/') + 1) : name,
                Texts.pathOf(fields.textOrNull("Path")),
                fields.textOrNull("DefaultVersionId"),
                fields.numberOrNull("AttachmentCount"),
                fields.numberOrNull("PermissionsBoundaryUsageCount"),
                fields.flagOrNull("IsAttachable"),
                fields.textOrNull("Description"),
                fields.instantOrNull("CreateDate"),
                fields.instantOrNull("UpdateDate"),
                PolicyVersion.list(fields));
        fields.rest();
        return policy;
    }

    /** Whether AWS owns it: its ARN has `aws` in the place of the account. */
    public boolean awsManaged() {
        return isAwsManaged(arn);
    }

    /** Whether a policy ARN is one of AWS's own, `arn:PARTITION:iam::aws:policy/…`. */
    public static boolean isAwsManaged(String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6 && parts[2].equals("iam") && parts[4].equals("aws");
    }

    /** The ARN of a policy that something names: AWS's or the account's own. Another account's makes the answer malformed. */
    static String ownedArn(AnswerFields fields, String member) {
        String arn = fields.text(member);
        if (!isAwsManaged(arn)) {
            fields.log().owned(arn);
        }
        return arn;
    }

    /** The operative version, empty when it is not among the versions that were told. */
    public Optional<PolicyVersion> defaultVersion() {
        return versions.stream()
                .filter(version -> defaultVersionId == null
                        ? version.isDefault()
                        : version.id().equals(defaultVersionId))
                .findFirst();
    }

    @Override
    public ResourceType type() {
        return ResourceType.POLICY;
    }

    @Override
    public JsonObject json(DocumentForm documents) {
        return JsonObject.builder()
                .put("Arn", arn)
                .put("PolicyId", id)
                .put("PolicyName", name)
                .put("Path", path)
                .put("DefaultVersionId", defaultVersionId)
                .put("AttachmentCount", attachmentCount)
                .put("PermissionsBoundaryUsageCount", boundaryUsageCount)
                .put("IsAttachable", attachable)
                .put("Description", description)
                .put("CreateDate", created)
                .put("UpdateDate", updated)
                .put("PolicyVersionList", PolicyVersion.json(versions, documents))
                .build();
    }

    @Override
    public Stream<PolicyDocument> documents() {
        return versions.stream().map(PolicyVersion::document).filter(Objects::nonNull);
    }
}
