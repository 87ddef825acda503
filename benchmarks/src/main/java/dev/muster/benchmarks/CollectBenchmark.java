package dev.muster.benchmarks;

import dev.muster.collector.live.AccountResult;
import dev.muster.collector.live.CollectionFailedException;
import dev.muster.collector.live.CollectionLimits;
import dev.muster.collector.live.CollectionMeter;
import dev.muster.collector.live.CollectionRequest;
import dev.muster.collector.live.CollectionStatus;
import dev.muster.collector.live.LastAccessedLevel;
import dev.muster.collector.live.LiveCollector;
import dev.muster.collector.live.ParallelCollection;
import dev.muster.collector.live.RoleEntry;
import dev.muster.collector.live.Scope;
import dev.muster.collector.loopback.LiveReading;
import dev.muster.collector.loopback.LoopbackServer;
import dev.muster.iam.snapshot.SnapshotStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Collects an organization from the loopback endpoint in another process: time, calls and memory. */
public final class CollectBenchmark {

    private static final int USERS = 40;
    private static final int DELAY_MILLISECONDS = 20;
    private static final long MEBIBYTE = 1 << 20;

    private CollectBenchmark() {}

    /**
     * Prints one line.
     *
     * @param arguments number of accounts
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, CollectionFailedException {
        int accounts = Integer.parseInt(arguments[0]);
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoopbackServer.class.getName(),
                        Integer.toString(accounts),
                        Integer.toString(USERS),
                        Integer.toString(DELAY_MILLISECONDS))
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String[] line = String.valueOf(said.readLine()).split(" ");
            collect(accounts, URI.create(line[0]), AwsSessionCredentials.create(line[1], line[2], line[3]));
        } finally {
            server.destroy();
        }
    }

    private static void collect(int accounts, URI endpoint, AwsSessionCredentials credentials)
            throws InterruptedException, CollectionFailedException {
        CollectionRequest request = new CollectionRequest(
                new Scope.Organization(),
                new RoleEntry(LiveReading.ROLE, LiveReading.EXTERNAL_ID, "benchmark"),
                null,
                List.of(),
                endpoint,
                LastAccessedLevel.NONE,
                Set.of(),
                List.of(),
                CollectionRequest.DEFAULT_CONCURRENCY,
                CollectionLimits.DEFAULT);
        CollectionMeter meter = new CollectionMeter();
        AtomicInteger complete = new AtomicInteger();
        AtomicLong mostUsed = new AtomicLong();
        Instant start = Instant.now();
        try (LiveCollector collector = LiveCollector.open(
                request, StaticCredentialsProvider.create(credentials), "benchmark", Clock.systemUTC(), meter)) {
            Duration opened = Duration.between(start, Instant.now());
            ParallelCollection.run(collector, request.concurrency(), result -> {
                if (result instanceof AccountResult.Collected collected
                        && collected.snapshot().status() == SnapshotStatus.COMPLETE
                        && complete.incrementAndGet() % 20 == 0) {
                    mostUsed.accumulateAndGet(live(), Math::max);
                }
            });
            CollectionStatus status = meter.status();
            double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
            System.out.printf(
                    "%d of %d accounts of %d users complete in %.1f s (the organization first: %.1f s), %d calls,"
                            + " %.1f per account, %.0f accounts per minute, at most %d MiB in use%n",
                    complete.get(),
                    accounts,
                    USERS,
                    seconds,
                    opened.toMillis() / 1000.0,
                    status.calls(),
                    (double) status.calls() / accounts,
                    60 * accounts / seconds,
                    mostUsed.get() / MEBIBYTE);
        }
    }

    /** Bytes that are in use after a collection of garbage. */
    private static long live() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
