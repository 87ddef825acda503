package dev.muster.api.rest;

import dev.muster.iam.summary.PolicyCategory;
import dev.muster.store.Resources;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored policy as of an instant.
 *
 * @param arn of the managed policy, or of the principal that the inline policy is part of
 * @param version null for an inline policy
 * @param document digest under which `/documents` has it; null where it was not told
 * @param snapshot the latest one whose authorization details were read; it may be older than the account's latest
 */
public record PolicyView(
        String arn,
        String name,
        String account,
        Category category,
        @Nullable String version,
        @Nullable String document,
        String snapshot,
        Instant collectedAt,
        long ageSeconds) {

    /**
     * What kind of policy it is, and what follows from that.
     *
     * @param id `aws_managed`, `customer_managed` or `inline`
     * @param deletion what becomes of it when a principal with it is deleted
     */
    public record Category(String id, String title, String changedBy, String versions, String deletion) {

        static Category of(PolicyCategory category) {
            return new Category(
                    category.id(), category.title(), category.changedBy(), category.versions(), category.deletion());
        }
    }

    static PolicyView of(StoredPolicy policy, Instant asOf) {
        Resources.ResourceRow resource = policy.resource();
        return new PolicyView(
                resource.arn(),
                policy.name(),
                resource.account(),
                Category.of(policy.category()),
                policy.version(),
                policy.document() == null ? null : policy.document().toString(),
                resource.snapshot().toString(),
                resource.collectedAt(),
                Duration.between(resource.collectedAt(), asOf).toSeconds());
    }
}
