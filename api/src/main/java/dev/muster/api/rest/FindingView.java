package dev.muster.api.rest;

import dev.muster.iam.control.Severity;
import dev.muster.store.Findings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A finding as of an instant. @param id the same on every day and under every ruleset */
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
        Instant firstSeen,
        Instant lastSeen) {

    /** What a finding is about. */
    public record ResourceRef(String type, String id) {}

    static FindingView of(Findings.FindingRow finding, Severity severity) {
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
                finding.firstSeen(),
                finding.lastSeen());
    }
}
