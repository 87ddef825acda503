package dev.muster.api.rest;

import dev.muster.api.job.CollectionOrder;
import dev.muster.api.job.Collections;
import dev.muster.api.job.Uploads;
import dev.muster.api.problem.ProblemException;
import dev.muster.api.security.Credential;
import dev.muster.store.Database;
import dev.muster.store.Jobs;
import dev.muster.store.Resources;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotRow;
import dev.muster.store.Snapshots;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Sealed snapshots, and the way in for new ones. */
@Path("/api/v1/snapshots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "snapshots")
public class SnapshotsResource {

    private static final int MAX_KEY = 255;

    private final Snapshots snapshots;
    private final Resources resources;
    private final Uploads uploads;
    private final Collections collections;
    private final SecurityIdentity identity;
    private final Clock clock;

    SnapshotsResource(
            Database database, Uploads uploads, Collections collections, SecurityIdentity identity, Clock clock) {
        this.snapshots = new Snapshots(database);
        this.resources = new Resources(database);
        this.uploads = uploads;
        this.collections = collections;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Snapshots, the newest first")
    public Page<SnapshotView> list(
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        String id = Ids.accountOrNull(account);
        return page(
                snapshots,
                id,
                Paging.of(List.of("snapshots", Paging.chosen(id)), limit, cursor, asOf, clock.instant()));
    }

    @GET
    @Path("{id}")
    @APIResponseSchema(SnapshotView.class)
    @Operation(summary = "One snapshot with its sections")
    public Response one(@RestPath String id) {
        SnapshotRow snapshot = find(id);
        return Immutable.answer(
                SnapshotView.of(snapshot, snapshots.sections(Scope.ALL, snapshot)), snapshot.sealDigest());
    }

    @GET
    @Path("{id}/sections")
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Sections of a snapshot: what was read, and why the rest was not")
    public Page<SnapshotView.SectionView> sections(
            @RestPath String id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        SnapshotRow snapshot = find(id);
        List<SnapshotView.SectionView> sections = SnapshotView.of(snapshot, snapshots.sections(Scope.ALL, snapshot))
                .sections();
        return Page.of(
                Paging.of(List.of("snapshots", id, "sections"), limit, cursor, null, snapshot.collectedAt()),
                sections == null ? List.of() : sections);
    }

    @GET
    @Path("{id}/calls")
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Calls that collected a snapshot")
    public Page<Object> calls(
            @RestPath String id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        SnapshotRow snapshot = find(id);
        Object calls = PlainJson.members(snapshot.provenance()).get("calls");
        return Page.of(
                Paging.of(List.of("snapshots", id, "calls"), limit, cursor, null, snapshot.collectedAt()),
                calls instanceof List<?> list ? List.<Object>copyOf(list) : List.of());
    }

    @GET
    @Path("{id}/resources")
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Users, groups, roles and policies of a snapshot")
    public Page<ResourceView> resources(
            @RestPath String id,
            @RestQuery @Nullable String type,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        SnapshotRow snapshot = find(id);
        Paging paging = Paging.of(
                List.of("snapshots", id, "resources", Paging.chosen(type)),
                limit,
                cursor,
                null,
                snapshot.collectedAt());
        return ResourcesResource.page(resources, new Resources.Filter(snapshot.account(), type), paging);
    }

    /** Takes a bundle (zip) in; it is judged and sealed in the background. */
    @POST
    @Consumes({"application/zip", MediaType.APPLICATION_OCTET_STREAM})
    @APIResponse(
            responseCode = "202",
            description = "Accepted: a job does the work",
            headers =
                    @Header(
                            name = "Location",
                            description = "the job",
                            schema = @Schema(implementation = String.class)),
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    @Operation(summary = "Takes in a bundle, or starts a collection from AWS; a job does the work")
    public Response add(
            InputStream bundle,
            @RestQuery("collected_at") @Nullable String collectedAt,
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey)
            throws IOException {
        requireKey(idempotencyKey);
        Instant given = collectedAt == null ? null : Times.parse("collected_at", collectedAt);
        return accepted(uploads.accept(bundle, given, Credential.of(identity), idempotencyKey));
    }

    /** Starts a collection from AWS: with the credentials, and at the endpoints, of the machines that do it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CollectionOrder.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted: a job does the work",
            headers =
                    @Header(
                            name = "Location",
                            description = "the job",
                            schema = @Schema(implementation = String.class)),
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    @Operation(summary = "Takes in a bundle, or starts a collection from AWS; a job does the work")
    public Response collect(@Nullable String body, @RestHeader("Idempotency-Key") @Nullable String idempotencyKey) {
        requireKey(idempotencyKey);
        CollectionOrder order = CollectionOrder.of(JsonBody.object(body));
        return accepted(collections.start(order, Credential.of(identity), idempotencyKey));
    }

    private static Response accepted(Jobs.JobRow job) {
        return Response.accepted(JobView.of(job, List.of(), null))
                .header(HttpHeaders.LOCATION, "/api/v1/jobs/" + job.id())
                .build();
    }

    private static void requireKey(@Nullable String idempotencyKey) {
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > MAX_KEY)) {
            throw ProblemException.invalid(
                    "Idempotency-Key", idempotencyKey, "a text of 1 to " + MAX_KEY + " characters");
        }
    }

    static Page<SnapshotView> page(Snapshots snapshots, @Nullable String account, Paging paging) {
        return Page.of(
                paging,
                page -> snapshots.list(Scope.ALL, account, page.asOf(), before(page), page.limit() + 1),
                snapshot -> List.of(snapshot.collectedAt().toString(), snapshot.account()),
                snapshot -> SnapshotView.of(snapshot, null));
    }

    private static Snapshots.@Nullable SnapshotKey before(Paging paging) {
        return paging.after(2, key -> new Snapshots.SnapshotKey(Times.ofCursor(key.get(0)), Ids.account(key.get(1))));
    }

    private SnapshotRow find(String id) {
        return snapshots
                .find(Scope.ALL, Ids.uuid("snapshot", id))
                .orElseThrow(() -> ProblemException.notFound("snapshot", id));
    }
}
