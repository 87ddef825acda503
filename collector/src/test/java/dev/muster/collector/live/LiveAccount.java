package dev.muster.collector.live;

import dev.muster.collector.file.BundleTree;
import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.MemoryTree;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.loopback.Credentials;
import dev.muster.collector.loopback.Entrance;
import dev.muster.collector.loopback.LoopbackEndpoint;
import dev.muster.collector.loopback.ServedState;
import dev.muster.collector.loopback.SyntheticMember;
import dev.muster.collector.loopback.SyntheticOrganization;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Snapshot;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Accounts that the loopback endpoint serves, and the ways in which tests collect them. */
final class LiveAccount implements AutoCloseable {

    static final String MANAGEMENT = SyntheticOrganization.management();
    static final String MEMBER = SyntheticOrganization.account(1);
    static final String ROLE = "audit/reader";
    static final String EXTERNAL_ID = "secret-id";

    static final CollectionLimits QUICK = new CollectionLimits(
            3,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            List.of(Duration.ofMillis(1)),
            Duration.ofMillis(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofMinutes(2));

    private final SyntheticMember.Size size;
    private final ServedState state;
    private final LoopbackEndpoint endpoint;
    private final CollectionMeter meter = new CollectionMeter();
    private LastAccessedLevel lastAccessed = LastAccessedLevel.NONE;
    private Set<UserRead> users = Set.of();
    private List<String> eventsOf = List.of();
    private CollectionLimits limits = QUICK;

    LiveAccount(int users, int roles, int policies) {
        this(users, roles, policies, Integer.MAX_VALUE);
    }

    LiveAccount(int users, int roles, int policies, int pageLimit) {
        this.size = new SyntheticMember.Size(users, roles, policies);
        this.state = new SyntheticOrganization(3, size).state();
        this.endpoint = LoopbackEndpoint.start(state, new Entrance(ROLE, EXTERNAL_ID), pageLimit, 0);
    }

    LoopbackEndpoint endpoint() {
        return endpoint;
    }

    ServedState state() {
        return state;
    }

    CollectionMeter meter() {
        return meter;
    }

    void wants(LastAccessedLevel level, Set<UserRead> reads) {
        lastAccessed = level;
        users = reads;
    }

    void wantsEventsOf(String name) {
        eventsOf = List.of(name);
    }

    /** Sixty events of a user, more than a page holds, and one of somebody else. */
    void servesEventsOf(String user) {
        String events = IntStream.range(0, 60)
                .mapToObj(number -> event(user, "Event" + number))
                .collect(Collectors.joining(","));
        state.put(MANAGEMENT + "/cloudtrail/log.json", "{\"Records\":[" + events + "," + event("eve", "Other") + "]}");
    }

    private static String event(String user, String name) {
        return "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::" + MANAGEMENT
                + ":user/"
                + user + "\",\"accountId\":\"" + MANAGEMENT + "\",\"userName\":\"" + user
                + "\"},\"eventTime\":\"2026-10-01T00:00:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\""
                + name
                + "\",\"awsRegion\":\"xx-test-0\",\"recipientAccountId\":\"" + MANAGEMENT + "\"}";
    }

    void limitedTo(Duration account) {
        limits = new CollectionLimits(
                limits.attempts(),
                limits.firstPause(),
                limits.throttledPause(),
                limits.patience(),
                limits.poll(),
                limits.report(),
                limits.connect(),
                limits.attempt(),
                account);
    }

    void servesRegions(int count) {
        String regions = IntStream.range(0, count)
                .mapToObj(region ->
                        "{\"RegionName\":\"xx-test-" + region + "\",\"RegionOptStatus\":\"ENABLED_BY_DEFAULT\"}")
                .collect(Collectors.joining(","));
        state.put(MANAGEMENT + "/account/list-regions.json", "{\"Regions\":[" + regions + "]}");
    }

    void servesSummaryOf(int countedUsers) {
        state.put(
                MANAGEMENT + "/get-account-summary.json",
                "{\"SummaryMap\":{\"Users\":" + countedUsers + ",\"Groups\":4,\"Roles\":" + size.roles()
                        + ",\"Policies\":" + size.policies() + ",\"AccountMFAEnabled\":1}}");
    }

    void servesNoPasswordPolicy() {
        state.remove(MANAGEMENT + "/get-account-password-policy.json");
        state.put(
                MANAGEMENT + "/get-account-password-policy.error",
                "\nAn error occurred (NoSuchEntity) when calling the GetAccountPasswordPolicy operation: none\n");
    }

    void servesDeviceSeeds() {
        state.put(
                MANAGEMENT + "/list-virtual-mfa-devices.json",
                "{\"VirtualMFADevices\":[{\"SerialNumber\":\"arn:aws:iam::" + MANAGEMENT + ":mfa/x\","
                        + "\"Base32StringSeed\":\"U0VFRA==\",\"QRCodePNG\":\"U0VFRA==\"}]}");
    }

    void servesLastAccess(String subject) {
        state.put(
                MANAGEMENT + "/get-service-last-accessed-details/" + subject + ".json",
                "{\"JobStatus\":\"COMPLETED\",\"JobType\":\"ACTION_LEVEL\",\"JobCreationDate\":\"2026-11-01T00:00:00Z\","
                        + "\"JobCompletionDate\":\"2026-11-01T00:00:01Z\",\"ServicesLastAccessed\":[{\"ServiceName\":\"Amazon S3\","
                        + "\"ServiceNamespace\":\"s3\",\"TotalAuthenticatedEntities\":0}],\"IsTruncated\":false}");
    }

    /** What the files of the served account say. */
    Snapshot served() throws Exception {
        BundleTree tree = state.tree();
        Map<String, byte[]> files = new TreeMap<>();
        for (String file : tree.files()) {
            if (file.startsWith(MANAGEMENT + "/")) {
                files.put(file, tree.open(file).readAllBytes());
            }
        }
        return FileSource.read(new MemoryTree(files), TimeOptions.orClock(null, Instant.now()))
                .snapshots()
                .get(0);
    }

    /** Collects the account of the credentials. */
    AccountResult.Collected collect() throws Exception {
        try (LiveCollector collector = open(new Scope.Own(), null)) {
            return (AccountResult.Collected)
                    collector.collect(collector.accounts().get(0));
        }
    }

    /** Collects another account through a role. */
    AccountResult.Collected collectMember(String role, @Nullable String externalId) throws Exception {
        try (LiveCollector collector =
                open(new Scope.Listed(List.of(MEMBER)), new RoleEntry(role, externalId, RoleEntry.SESSION_NAME))) {
            return (AccountResult.Collected)
                    collector.collect(collector.accounts().get(0));
        }
    }

    LiveCollector open(Scope scope, @Nullable RoleEntry role) throws Exception {
        return open(scope, role, endpoint.credentials(MANAGEMENT));
    }

    LiveCollector open(Scope scope, @Nullable RoleEntry role, Credentials credentials) throws Exception {
        return open(scope, role, credentials, endpoint.uri());
    }

    LiveCollector openAt(URI uri) throws Exception {
        return open(new Scope.Own(), null, endpoint.credentials(MANAGEMENT), uri);
    }

    private LiveCollector open(Scope scope, @Nullable RoleEntry role, Credentials credentials, URI uri)
            throws Exception {
        CollectionRequest request =
                new CollectionRequest(scope, role, null, List.of(), uri, lastAccessed, users, eventsOf, 4, limits);
        return LiveCollector.open(
                request,
                StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())),
                "muster test",
                Clock.systemUTC(),
                meter);
    }

    /** The causes of what could not be read, by section. */
    static Map<String, Cause> causes(Snapshot snapshot) {
        Map<String, Cause> causes = new TreeMap<>();
        snapshot.unreadable().forEach((section, unread) -> causes.put(section.name(), unread.cause()));
        return causes;
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
