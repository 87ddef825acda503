package dev.muster.api.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that is announced as larger than allowed with a problem; the server itself would answer nothing but a number. */
@ApplicationScoped
public class BodyLimit {

    /** Before everything else. */
    private static final int FIRST = 1_000;

    private final long limit;
    private final RouterProblems problems;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, RouterProblems problems) {
        this.limit = limit.asLongValue();
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        Optional<Long> announced = Optional.ofNullable(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))
                .flatMap(BodyLimit::number);
        if (announced.isPresent() && announced.get() > limit) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            problems.write(
                    context, ProblemType.PAYLOAD_TOO_LARGE, "a body may have at most `" + limit + "` bytes: send less");
        } else {
            context.next();
        }
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException notNumber) {
            return Optional.empty();
        }
    }
}
