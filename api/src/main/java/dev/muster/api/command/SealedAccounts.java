package dev.muster.api.command;

import dev.muster.api.problem.ProblemType;
import dev.muster.collector.live.AccountResult;
import dev.muster.iam.control.Evaluation;
import dev.muster.store.SealRefusedException;
import dev.muster.store.Sealed;
import dev.muster.store.SnapshotSealing;

/** Judges accounts, several at a time, and seals them into the history one after the other. */
final class SealedAccounts implements CollectedAccounts.Keeper {

    private final Judge judge;
    private final SnapshotSealing sealing;

    SealedAccounts(Judge judge, SnapshotSealing sealing) {
        this.judge = judge;
        this.sealing = sealing;
    }

    @Override
    public String keep(AccountResult.Collected account) throws CollectedAccounts.NotKeptException {
        Evaluation evaluation = judge.evaluate(account.snapshot());
        synchronized (sealing) {
            try {
                Sealed sealed = sealing.seal(account.snapshot(), evaluation);
                return (sealed.alreadyThere() ? "already there" : "sealed") + " as snapshot " + sealed.id();
            } catch (SealRefusedException refused) {
                throw new CollectedAccounts.NotKeptException(
                        ProblemType.of(refused.reason()).slug() + ": " + refused.getMessage());
            }
        }
    }
}
