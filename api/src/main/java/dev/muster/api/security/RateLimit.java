package dev.muster.api.security;

import dev.muster.api.problem.Problem;
import dev.muster.api.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** So many requests of one credential, and no more: each has a bucket of a minute's worth that fills steadily. */
final class RateLimit {

    private final long perMinute;
    private final SecurityIdentity identity;
    /** As many as there are API keys. */
    private final Map<UUID, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimit(@ConfigProperty(name = "muster.requests-per-minute") long perMinute, SecurityIdentity identity) {
        this.perMinute = perMinute;
        this.identity = identity;
    }

    @ServerRequestFilter
    Optional<Response> refuseTooMany(ContainerRequestContext request) {
        ConsumptionProbe probe = buckets.computeIfAbsent(Credential.of(identity), unused -> bucket())
                .tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        long seconds =
                Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
        return Optional.of(Response.status(ProblemType.TOO_MANY_REQUESTS.status())
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(
                                ProblemType.TOO_MANY_REQUESTS,
                                "this key may send `" + perMinute + "` requests a minute: try again in " + seconds
                                        + " s")
                        .at(request.getUriInfo().getRequestUri().getRawPath()))
                .build());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
