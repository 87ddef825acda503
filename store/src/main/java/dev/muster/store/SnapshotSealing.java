package dev.muster.store;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Seals snapshots with their evaluations into the history: one transaction, staged by COPY and merged set by set.
 *
 * <p>The same content at the same instant changes nothing. Other content at that instant, or an older instant than the account's latest
 * snapshot, is refused: history is only ever added to.
 */
public final class SnapshotSealing {

    private final Database database;

    public SnapshotSealing(Database database) {
        this.database = database;
    }

    /**
     * Seals a snapshot with the evaluation that was made of it, at the instant at which it was collected.
     *
     * @throws SealRefusedException when the history has other content at that time, or a later snapshot; nothing is written
     */
    public Sealed seal(Snapshot snapshot, Evaluation evaluation) {
        return database.inTransaction(
                Scope.of(snapshot.account()), connection -> seal(connection, snapshot, evaluation));
    }

    static Sealed seal(Connection connection, Snapshot snapshot, Evaluation evaluation) throws SQLException {
        if (!evaluation.account().equals(snapshot.account())) {
            throw new IllegalArgumentException("the evaluation is of account `" + evaluation.account()
                    + "`, the snapshot of `" + snapshot.account() + "`");
        }
        if (!evaluation.instant().equals(snapshot.collectedAt())) {
            throw new IllegalArgumentException("the evaluation is as of `" + evaluation.instant()
                    + "`, the snapshot was collected at `" + snapshot.collectedAt() + "`");
        }
        return new Sealing(connection, snapshot, evaluation).seal();
    }
}
