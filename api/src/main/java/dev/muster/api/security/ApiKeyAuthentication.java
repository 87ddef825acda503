package dev.muster.api.security;

import dev.muster.api.problem.ProblemType;
import dev.muster.api.problem.RouterProblems;
import dev.muster.store.ApiKeys;
import dev.muster.store.Database;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the caller by the API key in `Authorization: Bearer` or `X-Api-Key`; keys are compared by their hashes. */
@ApplicationScoped
public class ApiKeyAuthentication implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final RouterProblems problems;

    ApiKeyAuthentication(Database database, RouterProblems problems) {
        this.keys = new ApiKeys(database);
        this.problems = problems;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String key = keyOf(context);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom().item(() -> identity(key)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        ProblemType.UNAUTHORIZED.status(), "WWW-Authenticate", "Bearer realm=\"muster\""));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Bearer realm=\"muster\"");
        problems.write(
                context,
                ProblemType.UNAUTHORIZED,
                "send an API key as `Authorization: Bearer muster_…` or `X-Api-Key: muster_…`");
        return Uni.createFrom().item(true);
    }

    private SecurityIdentity identity(String key) {
        Optional<ApiKeys.Known> known = keys.find(key);
        return known.map(found -> (SecurityIdentity) QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(found.name()))
                        .addAttribute(Credential.ATTRIBUTE, found.id())
                        .build())
                .orElseThrow(AuthenticationFailedException::new);
    }

    private static @Nullable String keyOf(RoutingContext context) {
        String apiKey = context.request().getHeader("X-Api-Key");
        if (apiKey != null) {
            return apiKey.strip();
        }
        String authorization = context.request().getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        return null;
    }
}
