package dev.muster.collector.live;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to collect, and how to reach it.
 *
 * @param role null to stay in the account of the credentials
 * @param partition null for the one of the configured region
 * @param regions whose access analyzers and events are read; empty for all that the account has enabled
 * @param endpoint that answers instead of AWS, for every service; null for AWS, or what `AWS_ENDPOINT_URL_…` says of single services
 * @param eventsOf names of users, or of role sessions, whose events CloudTrail is asked for
 * @param concurrency how many accounts are collected at a time
 */
public record CollectionRequest(
        Scope scope,
        @Nullable RoleEntry role,
        @Nullable Partition partition,
        List<String> regions,
        @Nullable URI endpoint,
        LastAccessedLevel lastAccessed,
        Set<UserRead> users,
        List<String> eventsOf,
        int concurrency,
        CollectionLimits limits) {

    public static final int DEFAULT_CONCURRENCY = 16;

    public CollectionRequest {
        regions = List.copyOf(regions);
        users = Set.copyOf(users);
        eventsOf = List.copyOf(eventsOf);
        if (concurrency < 1) {
            throw new IllegalArgumentException("`" + concurrency + "` accounts at a time: give 1 or more");
        }
    }
}
