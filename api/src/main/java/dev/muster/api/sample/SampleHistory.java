package dev.muster.api.sample;

import dev.muster.api.command.Judge;
import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.store.Accounts;
import dev.muster.store.Database;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotSealing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** Imports the sample organization into a database, or what is missing of it there. */
public final class SampleHistory {

    private final SampleOrganization organization;
    private final Accounts accounts;
    private final SnapshotSealing sealing;

    public SampleHistory(SampleOrganization organization, Database database) {
        this.organization = organization;
        this.accounts = new Accounts(database);
        this.sealing = new SnapshotSealing(database);
    }

    /** Number of the first day that is not there for every account; one past the last when nothing is missing. */
    public int firstMissingDay() {
        Instant end = endOf(organization.lastDay());
        return SampleOrganization.accounts().keySet().stream()
                .mapToInt(id ->
                        accounts.find(Scope.ALL, id, end).map(this::dayAfter).orElse(1))
                .min()
                .orElse(1);
    }

    /** Imports the days from that number on, oldest first. @param done called after each day */
    public void importFrom(int firstDay, Judge judge, Runnable done) {
        for (int day = firstDay; day <= SampleOrganization.DAYS; day++) {
            // the accounts of one day have nothing to do with each other
            read(day).parallelStream().forEach(snapshot -> sealing.seal(snapshot, judge.evaluate(snapshot)));
            done.run();
        }
    }

    private List<Snapshot> read(int day) {
        try {
            return FileSource.read(organization.bundle(day), TimeOptions.known(null, endOf(organization.lastDay())))
                    .snapshots();
        } catch (UnreadableInputException impossible) {
            throw new IllegalStateException("the sample's own bundle cannot be read", impossible);
        }
    }

    private int dayAfter(Accounts.AccountRow account) {
        if (account.latest() == null) {
            return 1;
        }
        LocalDate latest =
                account.latest().collectedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        return (int) (latest.toEpochDay() - organization.firstDay().toEpochDay()) + 2;
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
    }
}
