package dev.muster.api.rest;

import dev.muster.store.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A user, group, role or policy as of an instant.
 *
 * @param body in the shape of AWS; policy documents stand as their digests
 * @param snapshot the latest one whose authorization details were read; it may be older than the account's latest
 */
public record ResourceView(
        int id,
        String account,
        String type,
        String arn,
        String uniqueId,
        Instant changedAt,
        String document,
        Map<String, Object> body,
        String snapshot,
        Instant collectedAt,
        long ageSeconds) {

    static ResourceView of(Resources.ResourceRow resource, Instant asOf) {
        return new ResourceView(
                resource.id(),
                resource.account(),
                resource.type(),
                resource.arn(),
                resource.uniqueId(),
                resource.changedAt(),
                resource.document().toString(),
                PlainJson.members(resource.body()),
                resource.snapshot().toString(),
                resource.collectedAt(),
                Duration.between(resource.collectedAt(), asOf).toSeconds());
    }
}
