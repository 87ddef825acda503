package dev.muster.api.rest;

import dev.muster.iam.control.Severity;
import dev.muster.store.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A finding as of an instant.
 *
 * @param id the same on every day and under every ruleset
 * @param ageSeconds of the snapshot, at the instant
 * @param ruleset digest of what judged the snapshot
 */
public record FindingView(
        UUID id,
        String account,
        String control,
        Severity severity,
        ResourceRef resource,
        String outcome,
        List<Object> reasons,
        List<Object> unread,
        UUID snapshot,
        long ageSeconds,
        String ruleset,
        Instant firstSeen,
        Instant lastSeen) {

    /** What a finding is about. */
    public record ResourceRef(String type, String id) {}

    static FindingView of(Findings.FindingRow finding, Instant asOf, Severity severity) {
        return new FindingView(
                finding.id(),
                finding.account(),
                finding.control(),
                severity,
                new ResourceRef(finding.resourceType(), finding.resource()),
                finding.outcome(),
                PlainJson.items(finding.detail().get("reasons")),
                PlainJson.items(finding.detail().get("unread")),
                finding.snapshot(),
                Duration.between(finding.lastSeen(), asOf).toSeconds(),
                finding.ruleset().toString(),
                finding.firstSeen(),
                finding.lastSeen());
    }
}
