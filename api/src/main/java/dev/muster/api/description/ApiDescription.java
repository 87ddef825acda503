package dev.muster.api.description;

import dev.muster.api.problem.Problem;
import dev.muster.rules.Catalogue;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Completes the description: what parameters may hold, which members can be null, that every error is a problem, what a stream's lines are. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";

    private final Map<String, ParameterValues> parameters = ParameterValues.of(Catalogue.load());

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents();
        components.addSchema(PROBLEM, problem());
        RecordSchemas.complete(components.getSchemas());
        components.addResponse(
                PROBLEM,
                OASFactory.createAPIResponse()
                        .description("What went wrong, as RFC 9457 has it; `type` is stable")
                        .content(OASFactory.createContent()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        OASFactory.createMediaType()
                                                .schema(OASFactory.createSchema()
                                                        .ref(PROBLEM)))));
        for (PathItem path : api.getPaths().getPathItems().values()) {
            path.getOperations().values().forEach(operation -> complete(operation, components.getSchemas()));
        }
    }

    private void complete(Operation operation, Map<String, Schema> schemas) {
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).forEach(this::complete);
        operation.getResponses().removeAPIResponse("400");
        operation
                .getResponses()
                .addAPIResponse("default", OASFactory.createAPIResponse().ref(PROBLEM));
        for (APIResponse response : operation.getResponses().getAPIResponses().values()) {
            Optional.ofNullable(response.getContent()).ifPresent(content -> describeLines(content, schemas));
        }
    }

    private void complete(Parameter parameter) {
        Optional.ofNullable(parameters.get(parameter.getName())).ifPresent(values -> {
            parameter.setSchema(values.schema());
            parameter.setDescription(values.description());
        });
    }

    /** A stream's lines are the items of the list; its last line is told apart by its one member. */
    private static void describeLines(Content content, Map<String, Schema> schemas) {
        MediaType lines = content.getMediaType(LINES);
        MediaType page = content.getMediaType(JSON);
        if (lines == null || page == null) {
            return;
        }
        String ref = page.getSchema().getRef();
        Schema list = RecordSchemas.known(schemas, ref.substring(ref.lastIndexOf('/') + 1));
        Schema items = RecordSchemas.known(list.getProperties(), "items").getItems();
        lines.setSchema(OASFactory.createSchema()
                .description("each line; the last line has `_trailer` with `rows`, `digest`, `next_cursor` and `as_of`")
                .addAnyOf(items)
                .addAnyOf(OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .addProperty("_trailer", OASFactory.createSchema().addType(Schema.SchemaType.OBJECT))
                        .addRequired("_trailer")));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .required(List.of("type", "title", "status"));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
