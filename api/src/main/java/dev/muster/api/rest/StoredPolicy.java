package dev.muster.api.rest;

import dev.muster.iam.json.Digest;
import dev.muster.iam.summary.PolicyCategory;
import dev.muster.store.Resources;
import org.jspecify.annotations.Nullable;

/**
 * A policy as of an instant, in one of its versions.
 *
 * @param resource the managed policy, or the principal that the inline policy is part of
 * @param version null for an inline policy, which has none
 * @param document digest of its canonical form; null where the document was not told
 */
record StoredPolicy(
        Resources.ResourceRow resource,
        PolicyCategory category,
        String name,
        @Nullable String version,
        @Nullable Digest document) {}
