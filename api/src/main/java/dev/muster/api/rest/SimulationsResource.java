package dev.muster.api.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.api.report.JsonText;
import dev.muster.iam.decision.DecisionEngine;
import dev.muster.iam.decision.simulation.CaseReader;
import dev.muster.iam.decision.simulation.DecisionJson;
import dev.muster.iam.decision.simulation.InvalidCaseException;
import dev.muster.iam.decision.simulation.SimulationCase;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.reference.ServiceReference;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Decisions on requests that somebody asks about, under the policies that they send along. */
@Path("/api/v1/simulations")
@Produces(MediaType.APPLICATION_JSON)
public class SimulationsResource {

    private static final int MOST_CASES = 1_000;

    /** Decides one case, or each of a list; cases and answers are those of `muster simulate`. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            required = true,
            description = "a case, or a list of at most 1000, as docs/policy-evaluation.md describes them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(description = "an object or a list")))
    @APIResponse(
            responseCode = "200",
            description = "an answer, or a list of them in the order of the cases",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(description = "an object or a list")))
    public String simulate(@Nullable String body) {
        // documents come from outside: what one request sent is not kept for the next
        CaseReader reader = new CaseReader(ServiceReference.load());
        JsonValue json = json(body);
        if (!(json instanceof JsonArray list)) {
            return text(answer(reader, json, ""));
        }
        if (list.items().size() > MOST_CASES) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST,
                    "the list has `" + list.items().size() + "` cases: give at most " + MOST_CASES);
        }
        List<JsonValue> answers = new ArrayList<>();
        for (JsonValue item : list.items()) {
            answers.add(answer(reader, item, "`[" + answers.size() + "]`: "));
        }
        return text(new JsonArray(answers));
    }

    private static JsonValue json(@Nullable String body) {
        try {
            return CaseReader.json(body == null ? "" : body);
        } catch (InvalidCaseException invalid) {
            throw new ProblemException(ProblemType.BAD_REQUEST, String.valueOf(invalid.getMessage()));
        }
    }

    private static JsonValue answer(CaseReader reader, JsonValue json, String place) {
        try {
            SimulationCase read = reader.read(json);
            return DecisionJson.of(read.id(), DecisionEngine.decide(read.request(), read.layers()));
        } catch (InvalidCaseException invalid) {
            throw new ProblemException(ProblemType.BAD_REQUEST, place + invalid.getMessage());
        }
    }

    private static String text(JsonValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            JsonText.write(value, json);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }
}
