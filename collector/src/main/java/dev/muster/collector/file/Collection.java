package dev.muster.collector.file;

import dev.muster.iam.snapshot.Snapshot;
import java.util.Comparator;
import java.util.List;

/** What one reading of an input gave: a snapshot per account, in the order of their ids. */
public record Collection(List<Snapshot> snapshots) {

    public Collection {
        snapshots = snapshots.stream()
                .sorted(Comparator.comparing(Snapshot::account))
                .toList();
    }
}
