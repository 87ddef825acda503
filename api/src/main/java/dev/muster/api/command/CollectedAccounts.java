package dev.muster.api.command;

import dev.muster.api.report.DisplayText;
import dev.muster.collector.live.AccountResult;
import dev.muster.collector.live.CollectionStatus;
import dev.muster.iam.snapshot.CollectionCall;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.SnapshotStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Takes the accounts of a collection as they come, has them kept, tells what became of each, and counts. */
final class CollectedAccounts implements Consumer<AccountResult> {

    /** Where accounts go. */
    @FunctionalInterface
    interface Keeper {

        /** Keeps an account. @return what was done with it, for the person who waits */
        String keep(AccountResult.Collected account) throws IOException, NotKeptException;
    }

    /** Says why an account was read and yet not kept. */
    static final class NotKeptException extends Exception {

        private static final long serialVersionUID = 1L;

        NotKeptException(String message) {
            super(message);
        }
    }

    private static final int MAX_UNREAD_TOLD = 20;

    private final PrintWriter err;
    private final Keeper keeper;
    private final SortedMap<String, Integer> calls = new TreeMap<>();
    private boolean anythingRead;
    private boolean anythingMissing;

    CollectedAccounts(PrintWriter err, Keeper keeper) {
        this.err = err;
        this.keeper = keeper;
    }

    @Override
    public void accept(AccountResult result) {
        if (result instanceof AccountResult.Collected collected) {
            keep(collected);
        } else if (result instanceof AccountResult.NotAttempted closed) {
            tell("account " + closed.account() + ": " + closed.status() + ", not attempted");
        } else if (result instanceof AccountResult.Failed failed) {
            missing("account " + failed.account() + ": " + failed.problem());
        }
    }

    private void keep(AccountResult.Collected account) {
        try {
            String kept = keeper.keep(account);
            count(account.snapshot());
            if (account.problem() != null) {
                missing("account " + account.account() + ": cannot be read: " + account.problem());
                return;
            }
            Snapshot snapshot = account.snapshot();
            String text = "account " + snapshot.account() + " at " + snapshot.collectedAt() + ": " + snapshot.status()
                    + ", " + kept + ", " + snapshot.provenance().calls().size() + " calls";
            if (snapshot.status() == SnapshotStatus.COMPLETE) {
                tell(text);
            } else {
                missing(text);
            }
            tellUnread(snapshot);
        } catch (IOException unwritable) {
            throw new CommandException(
                    "account " + account.account() + " cannot be written: " + unwritable.getMessage(), unwritable);
        } catch (NotKeptException refused) {
            missing("account " + account.account() + ": " + refused.getMessage());
        }
    }

    private void tellUnread(Snapshot snapshot) {
        List<String> unread = snapshot.unreadable().entrySet().stream()
                .map(section -> section.getKey().name() + " ("
                        + section.getValue().cause().id() + ")")
                .toList();
        unread.stream().limit(MAX_UNREAD_TOLD).forEach(section -> tell("  unread: " + section));
        if (unread.size() > MAX_UNREAD_TOLD) {
            tell("  and " + (unread.size() - MAX_UNREAD_TOLD) + " more");
        }
    }

    private synchronized void count(Snapshot snapshot) {
        anythingRead |= snapshot.anythingRead();
        for (CollectionCall call : snapshot.provenance().calls()) {
            Integer attempts = call.attempts();
            calls.merge(call.operation(), attempts == null ? 1 : attempts, Integer::sum);
        }
    }

    private synchronized void missing(String text) {
        anythingMissing = true;
        tell(text);
    }

    private synchronized void tell(String text) {
        err.println(CollectionProgress.erased(Progress.onTerminal()) + "muster: " + DisplayText.lines(text));
        err.flush();
    }

    /** Tells how many calls there were, and gives the exit code. */
    synchronized int summarize(CollectionStatus status) {
        tell(CollectionProgress.line(status) + ": "
                + calls.entrySet().stream()
                        .map(operation -> operation.getValue() + " " + operation.getKey())
                        .collect(Collectors.joining(", ")));
        if (!anythingRead) {
            tell("nothing at all was collected");
            return ExitCode.COULD_NOT_RUN;
        }
        return anythingMissing ? ExitCode.UNDETERMINED : ExitCode.DONE;
    }
}
