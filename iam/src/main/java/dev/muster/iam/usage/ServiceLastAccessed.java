package dev.muster.iam.usage;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last use of one service.
 *
 * @param namespace the service as policies name it, `s3`
 * @param last null when AWS knows of no use in its tracking period
 * @param entity ARN of who used it last
 */
public record ServiceLastAccessed(
        String namespace,
        @Nullable String name,
        @Nullable Instant last,
        @Nullable String entity,
        @Nullable String region,
        @Nullable Long entities,
        List<ActionLastAccessed> actions) {

    public ServiceLastAccessed {
        actions = actions.stream()
                .sorted(Comparator.comparing(ActionLastAccessed::name))
                .toList();
    }

    static ServiceLastAccessed read(AnswerFields fields) {
        return new ServiceLastAccessed(
                fields.text("ServiceNamespace"),
                fields.textOrNull("ServiceName"),
                fields.instantOrNull("LastAuthenticated"),
                fields.textOrNull("LastAuthenticatedEntity"),
                fields.textOrNull("LastAuthenticatedRegion"),
                fields.numberOrNull("TotalAuthenticatedEntities"),
                fields.objects("TrackedActionsLastAccessed", ActionLastAccessed::read));
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("ServiceNamespace", namespace)
                .put("ServiceName", name)
                .put("LastAuthenticated", last)
                .put("LastAuthenticatedEntity", entity)
                .put("LastAuthenticatedRegion", region)
                .put("TotalAuthenticatedEntities", entities)
                .put("TrackedActionsLastAccessed", JsonArray.of(actions, ActionLastAccessed::json))
                .build();
    }
}
