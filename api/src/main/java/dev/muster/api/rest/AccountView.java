package dev.muster.api.rest;

import dev.muster.iam.json.Digest;
import dev.muster.store.Accounts;
import dev.muster.store.SnapshotRow;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account with its latest snapshot as of an instant. */
public record AccountView(
        String id,
        @Nullable String name,
        @Nullable String organization,
        @Nullable LatestSnapshot latestSnapshot,
        OutcomeCounts counts) {

    /** The latest snapshot at or before the instant, and how old it was then. @param ruleset digest of what judged it */
    public record LatestSnapshot(
            UUID id,
            Instant collectedAt,
            String status,
            String digest,
            long ageSeconds,
            @Nullable String ruleset) {

        static LatestSnapshot of(SnapshotRow snapshot, @Nullable Digest ruleset, Instant asOf) {
            return new LatestSnapshot(
                    snapshot.id(),
                    snapshot.collectedAt(),
                    snapshot.status().name(),
                    snapshot.digest().toString(),
                    Duration.between(snapshot.collectedAt(), asOf).toSeconds(),
                    ruleset == null ? null : ruleset.toString());
        }
    }

    static AccountView of(Accounts.AccountRow account, Instant asOf) {
        SnapshotRow latest = account.latest();
        return new AccountView(
                account.id(),
                account.name(),
                account.organization(),
                latest == null ? null : LatestSnapshot.of(latest, account.ruleset(), asOf),
                OutcomeCounts.of(account.counts()));
    }
}
