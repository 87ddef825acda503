package dev.muster.api.rest;

import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A version of a managed policy.
 *
 * @param isDefault whether it is the one in force
 * @param document digest under which `/documents` has it; null where it was not told
 */
public record PolicyVersionView(
        @Nullable String version,
        boolean isDefault,
        @Nullable String createdAt,
        @Nullable String document) {

    static PolicyVersionView of(JsonObject version) {
        return new PolicyVersionView(
                StoredPolicies.text(version, "VersionId"),
                StoredPolicies.isDefault(version),
                StoredPolicies.text(version, "CreateDate"),
                StoredPolicies.text(version, "Document"));
    }
}
