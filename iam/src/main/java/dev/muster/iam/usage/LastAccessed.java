package dev.muster.iam.usage;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.MalformedJsonException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When an identity or policy was last used for each service that it allows, as a finished job reports.
 *
 * @param type `SERVICE_LEVEL` or `ACTION_LEVEL`
 * @param jobCreated when the report was asked for: no part of the state
 * @param jobCompleted when it was ready: no part of the state
 */
public record LastAccessed(
        @Nullable String type,
        List<ServiceLastAccessed> services,
        @Nullable Instant jobCreated,
        @Nullable Instant jobCompleted) {

    private static final String COMPLETED = "COMPLETED";

    public LastAccessed {
        services = services.stream()
                .sorted(Comparator.comparing(ServiceLastAccessed::namespace))
                .toList();
    }

    /** Reads the answer of GetServiceLastAccessedDetails. @throws MalformedJsonException when the job is not completed */
    public static LastAccessed read(AnswerFields fields) {
        fields.ignore("Error");
        String status = fields.text("JobStatus");
        if (!status.equals(COMPLETED)) {
            throw new MalformedJsonException("the job is `" + status + "`: ask again until it is `COMPLETED`", null);
        }
        return new LastAccessed(
                fields.textOrNull("JobType"),
                fields.requiredObjects("ServicesLastAccessed", ServiceLastAccessed::read),
                fields.instantOrNull("JobCreationDate"),
                fields.instantOrNull("JobCompletionDate"));
    }

    /** The state: everything but the times of the job. */
    public JsonObject stateJson() {
        return JsonObject.builder()
                .put("JobStatus", COMPLETED)
                .put("JobType", type)
                .build()
                .with(new JsonObject(
                        Map.of("ServicesLastAccessed", JsonArray.of(services, ServiceLastAccessed::json))));
    }

    public JsonObject json() {
        return stateJson()
                .with(JsonObject.builder()
                        .put("JobCreationDate", jobCreated)
                        .put("JobCompletionDate", jobCompleted)
                        .build());
    }
}
