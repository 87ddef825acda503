package dev.muster.collector.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Collects several accounts at a time; what is collected is handed on at once, so that memory does not grow with the accounts. */
public final class ParallelCollection {

    private ParallelCollection() {}

    /**
     * Collects all accounts in scope.
     *
     * @param results takes each account's result, in the thread that collected it: several at a time
     * @throws InterruptedException when the thread was interrupted: accounts under way are given up
     * @throws RuntimeException what the consumer threw: nothing further is collected
     */
    public static void run(LiveCollector collector, int concurrency, Consumer<AccountResult> results)
            throws InterruptedException {
        List<TargetAccount> accounts = collector.accounts();
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.max(1, Math.min(concurrency, accounts.size())), ParallelCollection::thread);
        ExecutorCompletionService<Boolean> done = new ExecutorCompletionService<>(threads);
        try {
            List<Future<Boolean>> begun = new ArrayList<>();
            for (TargetAccount account : accounts) {
                begun.add(done.submit(() -> {
                    results.accept(collector.collect(account));
                    return true;
                }));
            }
            for (int finished = 0; finished < begun.size(); finished++) {
                done.take().get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "muster-collect");
        thread.setDaemon(true);
        return thread;
    }
}
