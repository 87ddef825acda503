package dev.muster.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

class ReadOnlyGuardTest {

    private final AtomicInteger arrived = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.incrementAndGet();
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anOperationThatIsNotDeclaredNeverLeavesTheProcess() {
        IamClient iam = guarded(IamClient.builder());

        assertThatThrownBy(() -> iam.deleteUser(user -> user.userName("ann")))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("`Iam:DeleteUser` is not on the list");
        assertThat(arrived).hasValue(0);
    }

    @Test
    void theDeclaredOnesOfEveryServiceAreSent() {
        assertArrives(guarded(IamClient.builder())::getAccountSummary);
        assertArrives(guarded(StsClient.builder())::getCallerIdentity);
        assertArrives(guarded(OrganizationsClient.builder())::listRoots);
        assertArrives(() -> guarded(AccountClient.builder()).listRegions(request -> {}));
        assertArrives(() -> guarded(AccessAnalyzerClient.builder()).listAnalyzers(request -> {}));
    }

    private void assertArrives(Runnable call) {
        int before = arrived.get();
        assertThatThrownBy(call::run).hasMessageNotContaining("is not on the list");
        assertThat(arrived.get()).isGreaterThan(before);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C guarded(B builder) {
        return builder.region(Region.US_EAST_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(new ReadOnlyGuard()))
                .build();
    }
}
