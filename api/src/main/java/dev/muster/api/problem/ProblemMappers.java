package dev.muster.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.muster.store.DatabaseUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Makes a problem of everything that ends a request; what nobody foresaw goes to the log, not to the caller. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException problem, UriInfo uri) {
        Response response = response(problem.type(), problem.getMessage(), uri);
        return problem.type() == ProblemType.TOO_MANY_JOBS
                ? Response.fromResponse(response).header("Retry-After", 60).build()
                : response;
    }

    @ServerExceptionMapper(priority = 1)
    Response framework(WebApplicationException thrown, UriInfo uri) {
        int status = thrown.getResponse().getStatus();
        ProblemType type = ProblemType.ofStatus(status);
        String detail = type == ProblemType.NOT_FOUND ? "no resource `" + uri.getPath() + "`" : null;
        return Response.fromResponse(response(type, detail, uri)).status(status).build();
    }

    @ServerExceptionMapper
    Response body(JsonProcessingException malformed, UriInfo uri) {
        return response(ProblemType.BAD_REQUEST, "the body is no JSON of the expected shape", uri);
    }

    /** The framework has a mapper of its own for these, which says nothing. */
    @ServerExceptionMapper
    Response body(MismatchedInputException mismatched, UriInfo uri) {
        return body((JsonProcessingException) mismatched, uri);
    }

    @ServerExceptionMapper
    Response database(DatabaseUnavailableException thrown, UriInfo uri) {
        LOG.error("the database failed: " + uri.getPath(), thrown);
        return response(ProblemType.UNAVAILABLE, "try again in a minute", uri);
    }

    @ServerExceptionMapper
    Response unforeseen(Exception thrown, UriInfo uri) {
        LOG.error("a request failed: " + uri.getPath(), thrown);
        return response(ProblemType.INTERNAL_ERROR, null, uri);
    }

    /** The answer that tells of a problem. */
    public static Response response(ProblemType type, @Nullable String detail, UriInfo uri) {
        return Response.status(type.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(type, detail).at(uri.getRequestUri().getRawPath()))
                .build();
    }
}
