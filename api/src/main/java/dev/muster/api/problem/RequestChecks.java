package dev.muster.api.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Refuses with a problem what the server itself would answer with nothing but a number: malformed addresses, and what is too large. */
@ApplicationScoped
public class RequestChecks {

    /** The server's own check of addresses answers without a body: it is left to this class. */
    public static final String NO_CHECK_BY_THE_SERVER = "vertx.disableURIValidation";

    /** Before everything else. */
    private static final int FIRST = 1_000;

    private static final int MAX_ADDRESS = 8_192;
    private static final int MAX_HEADERS = 16_384;

    private final long maxBody;
    private final RouterProblems problems;

    RequestChecks(@ConfigProperty(name = "muster.max-upload") MemorySize maxBody, RouterProblems problems) {
        this.maxBody = maxBody.asLongValue();
        this.problems = problems;
    }

    private record Refusal(ProblemType type, String detail) {}

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        Refusal refusal = refusal(request);
        if (refusal != null) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            problems.write(context, refusal.type(), refusal.detail());
            return;
        }
        plainAccept(request);
        context.next();
    }

    private @Nullable Refusal refusal(HttpServerRequest request) {
        if (request.uri().length() > MAX_ADDRESS) {
            return new Refusal(
                    ProblemType.URI_TOO_LONG, "an address may have at most `" + MAX_ADDRESS + "` characters");
        }
        if (!wellFormed(request.uri())) {
            return new Refusal(
                    ProblemType.BAD_REQUEST, "the address is malformed: percent-encode what is no URI character");
        }
        if (request.authority() == null && request.version() != HttpVersion.HTTP_1_0) {
            return new Refusal(ProblemType.BAD_REQUEST, "the header `Host` is missing or malformed: give HOST[:PORT]");
        }
        if (size(request) > MAX_HEADERS) {
            return new Refusal(
                    ProblemType.HEADERS_TOO_LARGE,
                    "the headers may have at most `" + MAX_HEADERS + "` bytes: send less");
        }
        boolean tooLarge = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                .flatMap(RequestChecks::number)
                .filter(announced -> announced > maxBody)
                .isPresent();
        return tooLarge
                ? new Refusal(
                        ProblemType.PAYLOAD_TOO_LARGE, "a body may have at most `" + maxBody + "` bytes: send less")
                : null;
    }

    private static boolean wellFormed(String address) {
        try {
            return new URI(address).getRawPath() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static long size(HttpServerRequest request) {
        long size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException notNumber) {
            return Optional.empty();
        }
    }

    /** `application/*` would be taken for any bytes, and an empty list for a mistake: here they mean JSON and anything. */
    private static void plainAccept(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted == null) {
            return;
        }
        if (accepted.isBlank()) {
            request.headers().remove(HttpHeaders.ACCEPT);
        } else if (accepted.contains("application/*")) {
            request.headers().set(HttpHeaders.ACCEPT, accepted.replace("application/*", "application/json"));
        }
    }
}
