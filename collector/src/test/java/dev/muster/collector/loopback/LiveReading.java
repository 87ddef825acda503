package dev.muster.collector.loopback;

import dev.muster.collector.live.AccountResult;
import dev.muster.collector.live.CollectionFailedException;
import dev.muster.collector.live.CollectionLimits;
import dev.muster.collector.live.CollectionMeter;
import dev.muster.collector.live.CollectionRequest;
import dev.muster.collector.live.LastAccessedLevel;
import dev.muster.collector.live.LiveCollector;
import dev.muster.collector.live.ParallelCollection;
import dev.muster.collector.live.RoleEntry;
import dev.muster.collector.live.Scope;
import dev.muster.iam.snapshot.Snapshot;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * What the live source makes of an endpoint.
 *
 * @param accounts by id
 * @param files of the whole bundle by their paths
 */
public record LiveReading(SortedMap<String, AccountResult> accounts, SortedMap<String, byte[]> files) {

    public static final String ROLE = "audit/reader";
    public static final String EXTERNAL_ID = "loopback-external-id";
    public static final Entrance ENTRANCE = new Entrance(ROLE, EXTERNAL_ID);
    public static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    /** Tries little and waits little. */
    public static final CollectionLimits IMPATIENT = new CollectionLimits(
            3,
            Duration.ofMillis(5),
            Duration.ofMillis(5),
            List.of(Duration.ofMillis(5)),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMinutes(2));

    /** Every account of the organization, as its management account. */
    public static LiveReading organization(LoopbackEndpoint endpoint) throws Exception {
        return of(
                endpoint.credentials(SyntheticOrganization.management()),
                request(
                        endpoint.uri(),
                        new Scope.Organization(),
                        new RoleEntry(ROLE, EXTERNAL_ID, "loopback"),
                        IMPATIENT));
    }

    /** One account with its own credentials. */
    public static LiveReading account(LoopbackEndpoint endpoint, String account) throws Exception {
        return account(endpoint, account, IMPATIENT);
    }

    /** One account with its own credentials. */
    public static LiveReading account(LoopbackEndpoint endpoint, String account, CollectionLimits limits)
            throws Exception {
        return of(endpoint.credentials(account), request(endpoint.uri(), new Scope.Own(), null, limits));
    }

    public static CollectionRequest request(
            URI endpoint, Scope scope, @Nullable RoleEntry role, CollectionLimits limits) {
        return new CollectionRequest(
                scope, role, null, List.of(), endpoint, LastAccessedLevel.NONE, Set.of(), List.of(), 4, limits);
    }

    /** Collects with given credentials. */
    public static LiveReading of(Credentials credentials, CollectionRequest request)
            throws CollectionFailedException, InterruptedException {
        Map<String, AccountResult> results = new ConcurrentSkipListMap<>();
        try (LiveCollector collector = LiveCollector.open(
                request,
                StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())),
                "muster test",
                Clock.fixed(NOW, ZoneOffset.UTC),
                new CollectionMeter())) {
            ParallelCollection.run(collector, request.concurrency(), result -> results.put(result.account(), result));
            SortedMap<String, byte[]> files = new TreeMap<>(collector.organizationFiles());
            results.values().forEach(result -> {
                if (result instanceof AccountResult.Collected collected) {
                    files.putAll(collected.files());
                }
            });
            return new LiveReading(new TreeMap<>(results), files);
        }
    }

    public AccountResult.Collected collected(String account) {
        return (AccountResult.Collected) accounts.get(account);
    }

    public Snapshot snapshot(String account) {
        return collected(account).snapshot();
    }

    /** Every section of the account that could not be read, with the cause; what nobody asked for left out. */
    public SortedMap<String, String> unread(String account) {
        SortedMap<String, String> unread = new TreeMap<>();
        snapshot(account)
                .unreadable()
                .forEach((id, section) -> unread.put(id.name(), section.cause().id()));
        unread.values().removeIf(cause -> cause.equals("not_collected"));
        return unread;
    }
}
