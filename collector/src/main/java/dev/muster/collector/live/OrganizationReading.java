package dev.muster.collector.live;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;

/** Reads an organization: Identity Center, which bears a pace of its own, beside everything else. */
final class OrganizationReading {

    private final Calls calls;
    private final Supplier<Calls> beside;
    private final Connection connection;

    /** @param beside makes calls of their own for what is read at the same time */
    OrganizationReading(Calls calls, Supplier<Calls> beside, Connection connection) {
        this.calls = calls;
        this.beside = beside;
        this.connection = connection;
    }

    /**
     * Reads everything but the list of accounts.
     *
     * @param accounts of the organization
     * @param region in which Identity Center is looked for first
     * @param regions in which it is looked for then; empty for all of the partition
     */
    void read(List<TargetAccount> accounts, Region region, List<String> regions) throws InterruptedException {
        List<String> active = accounts.stream()
                .filter(TargetAccount::isActive)
                .map(TargetAccount::id)
                .toList();
        Calls center = beside.get();
        ExecutorService thread = Executors.newSingleThreadExecutor(OrganizationReading::thread);
        try {
            Future<Boolean> centerRead = thread.submit(() -> {
                new IdentityCenterCalls(center, connection).read(active, region, regions);
                return true;
            });
            new OrganizationCalls(calls, connection).read(accounts);
            centerRead.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException("Identity Center was not read to its end", failed.getCause());
        } finally {
            thread.shutdownNow();
        }
        calls.include(center);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "muster-identity-center");
        thread.setDaemon(true);
        return thread;
    }
}
