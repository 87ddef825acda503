package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.store.Database;
import dev.muster.store.Resources;
import dev.muster.store.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Users, groups, roles and policies as of an instant. */
@Path("/api/v1/resources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "resources")
public class ResourcesResource {

    /** Types of what the authorization details list. */
    private static final List<String> TYPES = List.of("user", "group", "role", "policy");

    private final Resources resources;
    private final Clock clock;

    ResourcesResource(Database database, Clock clock) {
        this.resources = new Resources(database);
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Users, groups, roles and policies")
    public Page<ResourceView> list(
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String type,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        String id = Ids.accountOrNull(account);
        return page(
                resources,
                new Resources.Filter(id, type),
                Paging.of(
                        List.of("resources", Paging.chosen(id), Paging.chosen(type)),
                        limit,
                        cursor,
                        asOf,
                        clock.instant()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One of them")
    public ResourceView one(@RestPath String id, @RestQuery("as_of") @Nullable String asOf) {
        if (!id.matches("[0-9]{1,9}")) {
            throw ProblemException.notFound("resource", id);
        }
        Instant instant = Times.asOf(asOf, clock.instant());
        return resources
                .find(Scope.ALL, Integer.parseInt(id), instant)
                .map(resource -> ResourceView.of(resource, instant))
                .orElseThrow(() -> ProblemException.notFound("resource", id));
    }

    static Page<ResourceView> page(Resources resources, Resources.Filter filter, Paging paging) {
        requireType(filter.type());
        return Page.of(
                paging,
                page -> resources.list(Scope.ALL, filter, page.asOf(), after(page), page.limit() + 1),
                resource -> List.of(resource.account(), resource.arn(), Integer.toString(resource.id())),
                resource -> ResourceView.of(resource, paging.asOf()));
    }

    private static void requireType(@Nullable String type) {
        if (type != null && !TYPES.contains(type)) {
            throw ProblemException.invalid("type", type, "one of " + String.join(", ", TYPES));
        }
    }

    private static Resources.@Nullable ResourceKey after(Paging paging) {
        return paging.after(
                3, key -> new Resources.ResourceKey(Ids.account(key.get(0)), key.get(1), Integer.parseInt(key.get(2))));
    }
}
