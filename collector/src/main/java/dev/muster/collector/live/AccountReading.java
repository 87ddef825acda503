package dev.muster.collector.live;

import dev.muster.collector.file.MemoryTree;
import dev.muster.collector.file.SharedOrganization;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import dev.muster.iam.snapshot.CollectionCall;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.TimeSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Enters an account, reads it into a bundle, and reads the bundle into a snapshot. Several threads may use it. */
final class AccountReading {

    private final CollectionRequest request;
    private final AccountAccess access;
    private final InScope scope;
    private final SharedOrganization organization;
    private final String collector;
    private final CollectionMeter meter;
    private final Clock clock;

    AccountReading(
            CollectionRequest request,
            AccountAccess access,
            InScope scope,
            String collector,
            CollectionMeter meter,
            Clock clock) {
        this.request = request;
        this.access = access;
        this.scope = scope;
        this.organization = new SharedOrganization(new MemoryTree(scope.files()));
        this.collector = collector;
        this.meter = meter;
        this.clock = clock;
    }

    AccountResult read(TargetAccount account) throws InterruptedException {
        if (!account.isActive()) {
            return new AccountResult.NotAttempted(account.id(), account.status());
        }
        try {
            return entered(account.id());
        } catch (UnreadableInputException noSnapshot) {
            return new AccountResult.Failed(account.id(), String.valueOf(noSnapshot.getMessage()));
        } catch (RuntimeException unforeseen) {
            // one account must not end the collection of the others
            return new AccountResult.Failed(account.id(), "internal error: " + unforeseen + ": please report it");
        }
    }

    private AccountResult entered(String account) throws InterruptedException, UnreadableInputException {
        BundleDraft draft = new BundleDraft(account + "/");
        Calls calls = new Calls(draft, request.limits(), meter, clock);
        AccountAccess.Entry entry = access.enter(account, calls);
        if (entry instanceof AccountAccess.Entry.Refused refused) {
            draft.failure("assume-role", refused.failure().text());
            return result(account, draft, scope.caller().arn(), calls, refused.problem());
        }
        AccountAccess.Entry.Entered entered = (AccountAccess.Entry.Entered) entry;
        new AccountCollection(request, calls, entered.connection(), clock).read();
        return result(account, draft, entered.caller(), calls, null);
    }

    private AccountResult result(
            String account, BundleDraft draft, String caller, Calls calls, @Nullable String problem)
            throws UnreadableInputException {
        Instant now = clock.instant();
        List<CollectionCall> made = new ArrayList<>();
        if (account.equals(scope.caller().account())) {
            made.addAll(scope.calls());
        }
        made.addAll(calls.made());
        SortedMap<String, byte[]> files = new TreeMap<>(draft.files());
        files.put(account + "/manifest.json", LiveManifest.of(account, now, collector, caller, made));
        Snapshot snapshot = organization.read(account, new MemoryTree(files), TimeOptions.known(null, now));
        return new AccountResult.Collected(
                account, live(snapshot), files, problem == null ? unread(snapshot, calls) : problem);
    }

    /** Where nothing at all could be read, one cause stands for all: keys that expired, an account that was closed meanwhile. */
    private static @Nullable String unread(Snapshot snapshot, Calls calls) {
        CallFailure failure = calls.lastFailure();
        return snapshot.anythingRead() || failure == null ? null : Remedy.of(failure);
    }

    /** The files that were read are no one's but ours. */
    private static Snapshot live(Snapshot snapshot) {
        Provenance read = snapshot.provenance();
        return new Snapshot(
                snapshot.account(),
                snapshot.collectedAt(),
                new Provenance(
                        Origin.LIVE, TimeSource.CLOCK, read.broughtBy(), read.collector(), read.caller(), read.calls()),
                snapshot.sections(),
                snapshot.warnings());
    }
}
