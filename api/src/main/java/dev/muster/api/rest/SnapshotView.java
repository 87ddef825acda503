package dev.muster.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.store.SnapshotRow;
import dev.muster.store.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sealed snapshot. @param sections in lists left away */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SnapshotView(
        UUID id,
        String account,
        Instant collectedAt,
        Instant sealedAt,
        String status,
        String digest,
        String sealDigest,
        Map<String, Object> provenance,
        @Nullable List<SectionView> sections,
        List<Object> warnings) {

    /** State of one section. @param cause of an unreadable one; null otherwise */
    public record SectionView(
            String section,
            String state,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String cause,

            @Nullable String detail) {}

    static SnapshotView of(SnapshotRow snapshot, @Nullable List<Snapshots.SectionState> sections) {
        return new SnapshotView(
                snapshot.id(),
                snapshot.account(),
                snapshot.collectedAt(),
                snapshot.sealedAt(),
                snapshot.status().name(),
                snapshot.digest().toString(),
                snapshot.sealDigest().toString(),
                PlainJson.renamed(PlainJson.members(snapshot.provenance(), "calls")),
                sections == null
                        ? null
                        : sections.stream()
                                .map(state ->
                                        new SectionView(state.section(), state.state(), state.cause(), state.detail()))
                                .toList(),
                PlainJson.items(snapshot.warnings()));
    }
}
