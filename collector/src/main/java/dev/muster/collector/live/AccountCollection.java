package dev.muster.collector.live;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessAdvisorUsageGranularityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Reads one account that was entered, call family by call family. */
final class AccountCollection {

    /** What is asked of every user where no credential report tells it. */
    private static final Set<UserRead> WITHOUT_REPORT = EnumSet.of(UserRead.ACCESS_KEYS, UserRead.LOGIN_PROFILES);

    private final CollectionRequest request;
    private final Calls calls;
    private final Connection connection;
    private final Waits waits;
    private final Clock clock;

    AccountCollection(CollectionRequest request, Calls calls, Connection connection, Clock clock) {
        this.request = request;
        this.calls = calls;
        this.connection = connection;
        this.waits = new Waits(request.limits().poll(), request.limits().report());
        this.clock = clock;
    }

    void read() throws InterruptedException {
        try (IamClient iam =
                connection.client(IamClient.builder(), connection.partition().global())) {
            CredentialReportCalls report = CredentialReportCalls.begin(calls, iam, waits);
            Optional<GetAccountAuthorizationDetailsResponse> details = new DetailsCalls(calls, iam).read();
            new IamCalls(calls, iam).read();
            List<String> regions = new RegionCalls(calls, connection).read(request.regions());
            report.finish();
            users(iam, details.map(AccountCollection::names).orElse(List.of()));
            if (details.isPresent() && request.lastAccessed() != LastAccessedLevel.NONE) {
                lastAccessed(iam).read(details.get());
            }
            new EventCalls(calls, connection).read(request.eventsOf(), regions);
        }
    }

    private void users(IamClient iam, List<String> all) throws InterruptedException {
        MfaDeviceCalls devices = new MfaDeviceCalls(calls, iam, clock);
        Set<UserRead> reads = EnumSet.noneOf(UserRead.class);
        reads.addAll(request.users());
        if (calls.bundle().has(CredentialReportCalls.SECTION)) {
            devices.read();
        } else {
            reads.addAll(WITHOUT_REPORT);
            for (String user : all) {
                devices.ask(user);
            }
        }
        new UserCalls(calls, iam).read(all, reads);
    }

    private LastAccessedCalls lastAccessed(IamClient iam) {
        return new LastAccessedCalls(
                calls,
                iam,
                request.lastAccessed() == LastAccessedLevel.ACTIONS
                        ? AccessAdvisorUsageGranularityType.ACTION_LEVEL
                        : AccessAdvisorUsageGranularityType.SERVICE_LEVEL,
                waits);
    }

    private static List<String> names(GetAccountAuthorizationDetailsResponse details) {
        return details.userDetailList().stream()
                .map(UserDetail::userName)
                .filter(Objects::nonNull)
                .toList();
    }
}
