package dev.muster.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.collector.file.ErrorText;
import dev.muster.collector.loopback.Call;
import dev.muster.collector.loopback.Credentials;
import dev.muster.iam.snapshot.Cause;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class RegionCallsTest {

    private final LiveAccount live = new LiveAccount(1, 1, 1);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
        live.close();
    }

    @Test
    void whereThePartitionHasNoAccountManagementThatIsTheCauseAndItsRegionsAreRead() throws Exception {
        BundleDraft draft = read(Partition.AWS_US_GOV, List.of());

        for (String section : List.of("account/list-regions", "account/get-alternate-contact/SECURITY")) {
            assertThat(ErrorText.of(draft.files().get("N/" + section + ".error"))
                            .cause())
                    .isEqualTo(Cause.UNSUPPORTED_IN_PARTITION);
        }
        assertThat(live.endpoint().calls()).extracting(Call::operation).containsOnly("ListAnalyzers");
        assertThat(live.endpoint().calls()).extracting(Call::region).containsExactly("us-gov-east-1", "us-gov-west-1");
    }

    @Test
    void chosenRegionsAreReadAloneWhateverIsEnabled() throws Exception {
        read(Partition.AWS, List.of("eu-west-1"));

        assertThat(live.endpoint().calls())
                .filteredOn(call -> call.operation().equals("ListAnalyzers"))
                .extracting(Call::region)
                .containsExactly("eu-west-1");
    }

    private BundleDraft read(Partition partition, List<String> regions) throws Exception {
        Credentials credentials = live.endpoint().credentials(LiveAccount.MANAGEMENT);
        BundleDraft draft = new BundleDraft("N/");
        Connection connection = new Connection(
                UrlConnectionHttpClient.create(),
                timer,
                StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())),
                partition,
                live.endpoint().uri(),
                LiveAccount.QUICK,
                new Pace(live.meter()),
                live.meter());
        new RegionCalls(new Calls(draft, LiveAccount.QUICK, live.meter(), Clock.systemUTC()), connection).read(regions);
        return draft;
    }
}
