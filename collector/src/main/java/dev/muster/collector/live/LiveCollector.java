package dev.muster.collector.live;

import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Collects accounts live, each into a bundle that the file source then reads: the same state gives the same snapshot from files.
 *
 * <p>Opening finds out whose credentials these are and which accounts are in scope. Accounts may be collected by several threads.
 */
public final class LiveCollector implements AutoCloseable {

    static {
        // the JDK keeps five connections to a host, and all accounts are asked at the same hosts
        if (System.getProperty("http.maxConnections") == null) {
            System.setProperty("http.maxConnections", "64");
        }
    }

    private final Connection connection;
    private final StsClient sts;
    private final AccountReading reading;
    private final InScope scope;
    private final CollectionMeter meter;

    private LiveCollector(
            Connection connection, StsClient sts, AccountReading reading, InScope scope, CollectionMeter meter) {
        this.connection = connection;
        this.sts = sts;
        this.reading = reading;
        this.scope = scope;
        this.meter = meter;
    }

    /**
     * Opens a collection with the credentials of the SDK's default chain: environment, profile, single sign-on, container or instance.
     *
     * @param collector name and version, which the snapshots keep
     * @throws CollectionFailedException when nothing can be collected
     */
    public static LiveCollector open(CollectionRequest request, String collector, Clock clock, CollectionMeter meter)
            throws CollectionFailedException, InterruptedException {
        return open(request, DefaultCredentialsProvider.builder().build(), collector, clock, meter);
    }

    /** As {@link #open(CollectionRequest, String, Clock, CollectionMeter)} with given credentials. */
    public static LiveCollector open(
            CollectionRequest request,
            AwsCredentialsProvider credentials,
            String collector,
            Clock clock,
            CollectionMeter meter)
            throws CollectionFailedException, InterruptedException {
        Place place = Place.of(request.partition());
        CollectionLimits limits = request.limits();
        Connection connection = new Connection(
                new BoundedHttpClient(
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(limits.connect())
                                .socketTimeout(limits.attempt())
                                .build(),
                        limits.attempt()),
                Executors.newSingleThreadScheduledExecutor(LiveCollector::timer),
                credentials,
                place.partition(),
                request.endpoint(),
                limits,
                new Pace(meter),
                meter);
        StsClient sts = connection.client(StsClient.builder(), place.region());
        try {
            InScope scope = InScope.find(request, connection, sts, clock);
            meter.accounts(scope.accounts().size());
            AccountAccess access =
                    new AccountAccess(connection.in(scope.caller().partition()), scope.caller(), request.role(), sts);
            return new LiveCollector(
                    connection, sts, new AccountReading(request, access, scope, collector, meter, clock), scope, meter);
        } catch (CollectionFailedException | InterruptedException | RuntimeException failed) {
            close(connection, sts);
            throw failed;
        }
    }

    public Caller caller() {
        return scope.caller();
    }

    /** The accounts in scope, those that the organization calls closed too. */
    public List<TargetAccount> accounts() {
        return scope.accounts();
    }

    /** The organization's files by their paths in a bundle; none unless the organization is in scope. */
    public SortedMap<String, byte[]> organizationFiles() {
        return scope.files();
    }

    /** Collects one account. @throws InterruptedException when the thread was interrupted: nothing of the account is kept */
    public AccountResult collect(TargetAccount account) throws InterruptedException {
        AccountResult result = reading.read(account);
        meter.accountDone();
        return result;
    }

    @Override
    public void close() {
        close(connection, sts);
    }

    private static void close(Connection connection, StsClient sts) {
        sts.close();
        connection.http().close();
        connection.timer().shutdownNow();
    }

    private static Thread timer(Runnable task) {
        Thread thread = new Thread(task, "muster-time-limits");
        thread.setDaemon(true);
        return thread;
    }
}
