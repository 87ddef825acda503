package dev.muster.api.rest;

import dev.muster.store.Findings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a finding was from a snapshot on, until the next change. @param outcome null: no longer judged */
public record VerdictView(
        Instant at, UUID snapshot, @Nullable String outcome, List<Object> reasons, List<Object> unread) {

    static VerdictView of(Findings.VerdictRow verdict) {
        return new VerdictView(
                verdict.at(),
                verdict.snapshot(),
                verdict.outcome(),
                PlainJson.items(verdict.detail().get("reasons")),
                PlainJson.items(verdict.detail().get("unread")));
    }
}
