package dev.muster.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Errors before a resource is found (unknown path, malformed URI, body too large) are problems, too. */
@ApplicationScoped
public class RouterProblems {

    /** Before the server's own handler of failures. */
    private static final int FIRST = -100_000;

    private final ObjectMapper json;

    RouterProblems(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).failureHandler(this::unroutable);
        for (int status : new int[] {400, 401, 403, 404, 405, 406, 413, 414, 415, 431, 500, 503}) {
            ProblemType type = ProblemType.ofStatus(status);
            router.errorHandler(status, context -> write(context, type, null));
        }
    }

    /** A host that is missing or malformed fails a request before any route is tried. */
    private void unroutable(RoutingContext context) {
        if (context.failure() instanceof VertxException) {
            write(context, ProblemType.BAD_REQUEST, "the header `Host` is missing or malformed: give HOST[:PORT]");
        } else {
            context.next();
        }
    }

    /** Answers a request with a problem. */
    public void write(RoutingContext context, ProblemType type, @Nullable String detail) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        context.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(text(Problem.of(type, detail).at(context.request().path())));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
