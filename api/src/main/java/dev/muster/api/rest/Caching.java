package dev.muster.api.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What has an entity tag never changes: a client that has it already is answered 304. Everything else is not to be kept. */
final class Caching {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    @ServerResponseFilter
    void keepOnlyWhatNeverChanges(ContainerResponseContext response) {
        response.getHeaders().computeIfAbsent("Cache-Control", unset -> List.of("no-store"));
    }

    @ServerResponseFilter
    void answerNotModified(ContainerRequestContext request, ContainerResponseContext response) {
        String tag = response.getHeaderString("ETag");
        String known = request.getHeaderString("If-None-Match");
        if (tag == null || known == null || response.getStatus() != OK) {
            return;
        }
        boolean matches = Arrays.stream(known.split(","))
                .map(String::strip)
                .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                .anyMatch(candidate -> candidate.equals("*") || candidate.equals(tag));
        if (matches) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        }
    }
}
