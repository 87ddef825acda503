package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.store.Database;
import dev.muster.store.Schedules;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is collected again and again, and when next. */
@Path("/api/v1/schedules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "schedules")
public class SchedulesResource {

    private final Schedules schedules;
    private final Clock clock;

    SchedulesResource(Database database, Clock clock) {
        this.schedules = new Schedules(database);
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Schedules, by name")
    public Page<ScheduleView> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return Page.of(
                Paging.of(List.of("schedules"), limit, cursor, null, clock.instant()),
                page -> schedules.list(page.after(1, key -> key.get(0)), page.limit() + 1),
                schedule -> List.of(schedule.name()),
                ScheduleView::ofList);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScheduleBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            headers =
                    @Header(
                            name = "Location",
                            description = "the schedule",
                            schema = @Schema(implementation = String.class)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScheduleView.class)))
    @Operation(summary = "Makes a schedule")
    public Response add(@Nullable String body) {
        Schedules.Plan plan = ScheduleBody.plan(body, clock.instant());
        Schedules.ScheduleRow added = schedules.add(plan).orElseThrow(() -> taken(plan.name()));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/schedules/" + added.id())
                .entity(ScheduleView.of(added))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One schedule")
    public ScheduleView one(@RestPath String id) {
        return ScheduleView.of(find(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScheduleBody.class)))
    @Operation(summary = "Makes a schedule another; a job that it started goes on")
    public ScheduleView replace(@RestPath String id, @Nullable String body) {
        UUID known = find(id).id();
        Schedules.Plan plan = ScheduleBody.plan(body, clock.instant());
        Optional<Schedules.ScheduleRow> replaced = schedules.replace(known, plan);
        if (replaced.isEmpty()) {
            // another has the name, unless this one was removed meanwhile
            find(id);
            throw taken(plan.name());
        }
        return ScheduleView.of(replaced.get());
    }

    @DELETE
    @Path("{id}")
    @APIResponse(responseCode = "204", description = "Removed")
    @Operation(summary = "Removes a schedule; the jobs that it started stay")
    public void remove(@RestPath String id) {
        if (!schedules.remove(Ids.uuid("schedule", id))) {
            throw ProblemException.notFound("schedule", id);
        }
    }

    private Schedules.ScheduleRow find(String id) {
        return schedules.find(Ids.uuid("schedule", id)).orElseThrow(() -> ProblemException.notFound("schedule", id));
    }

    private static ProblemException taken(String name) {
        return new ProblemException(
                ProblemType.NAME_TAKEN, "there is a schedule `" + name + "`: replace it, or choose another name");
    }
}
