package dev.muster.api.rest;

import dev.muster.api.command.Judge;
import dev.muster.api.problem.ProblemException;
import dev.muster.iam.control.Control;
import dev.muster.rules.Catalogue;
import dev.muster.rules.Framework;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Controls and frameworks as this build has them. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogue")
public class CatalogueResource {

    private final Catalogue catalogue;
    private final Clock clock;

    CatalogueResource(Judge judge, Clock clock) {
        this.catalogue = judge.evaluator().catalogue();
        this.clock = clock;
    }

    /** A framework with the requirements that controls answer. */
    public record FrameworkView(String id, String title, List<RequirementView> requirements) {}

    /** One requirement and the controls that answer it. */
    public record RequirementView(String number, List<String> controls) {}

    @GET
    @Path("controls")
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Controls of this build")
    public Page<Control> controls(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return Page.of(Paging.of(List.of("controls"), limit, cursor, null, clock.instant()), catalogue.controls());
    }

    @GET
    @Path("controls/{id}")
    @Operation(summary = "One control")
    public Control control(@RestPath String id) {
        return catalogue.control(id).orElseThrow(() -> ProblemException.notFound("control", id));
    }

    @GET
    @Path("frameworks")
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Frameworks and the controls that answer their requirements")
    public Page<FrameworkView> frameworks(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return Page.of(
                Paging.of(List.of("frameworks"), limit, cursor, null, clock.instant()),
                catalogue.frameworks().stream().map(this::view).toList());
    }

    @GET
    @Path("frameworks/{id}")
    @Operation(summary = "One framework")
    public FrameworkView framework(@RestPath String id) {
        return catalogue.framework(id).map(this::view).orElseThrow(() -> ProblemException.notFound("framework", id));
    }

    private FrameworkView view(Framework framework) {
        List<RequirementView> requirements = catalogue.controls().stream()
                .flatMap(control -> control.frameworks().getOrDefault(framework.id(), List.of()).stream())
                .distinct()
                .sorted(RequirementNumbers.ORDER)
                .map(number -> new RequirementView(
                        number,
                        catalogue.controls().stream()
                                .filter(control -> control.frameworks()
                                        .getOrDefault(framework.id(), List.of())
                                        .contains(number))
                                .map(Control::id)
                                .toList()))
                .toList();
        return new FrameworkView(framework.id(), framework.title(), requirements);
    }
}
