package dev.muster.collector.live;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How the services of AWS are reached with one set of credentials: every client repeats, waits and is guarded in the same way.
 *
 * @param timer of all clients' time limits, which none of them ends
 * @param endpoint that answers instead of AWS; null for AWS
 */
record Connection(
        SdkHttpClient http,
        ScheduledExecutorService timer,
        AwsCredentialsProvider credentials,
        Partition partition,
        @Nullable URI endpoint,
        CollectionLimits limits,
        Pace pace,
        CollectionMeter meter) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** The same way with the credentials of another account, which has a pace of its own. */
    Connection with(AwsCredentialsProvider others) {
        return new Connection(http, timer, others, partition, endpoint, limits, new Pace(meter), meter);
    }

    /** The same way in another partition. */
    Connection in(Partition other) {
        return new Connection(http, timer, credentials, other, endpoint, limits, pace, meter);
    }

    /** A client of one service. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, Region region) {
        builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(configuration -> configuration
                        .addExecutionInterceptor(new ReadOnlyGuard())
                        .addExecutionInterceptor(pace)
                        .scheduledExecutorService(timer)
                        .retryStrategy(retries())
                        .apiCallAttemptTimeout(limits.attempt()));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }

    private RetryStrategy retries() {
        return AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                .maxAttempts(limits.attempts())
                .backoffStrategy(BackoffStrategy.exponentialDelay(limits.firstPause(), LONGEST_PAUSE))
                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(limits.throttledPause(), LONGEST_PAUSE))
                .treatAsThrottling(new ThrottleCount(meter))
                .build();
    }
}
