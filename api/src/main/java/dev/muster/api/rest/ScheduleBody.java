package dev.muster.api.rest;

import dev.muster.api.job.CollectionOrder;
import dev.muster.api.job.Recurrence;
import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.JsonObject;
import dev.muster.store.Schedules;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule is to be.
 *
 * @param collect what it collects
 * @param cron of five fields, in UTC; without it and `every`: each day at two
 * @param every ISO 8601 duration from PT5M to P31D
 */
@Schema(
        name = "ScheduleRequest",
        requiredProperties = {"name", "collect"})
public record ScheduleBody(
        String name,
        CollectionOrder collect,
        @Nullable String cron,
        @Nullable String every) {

    private static final Set<String> MEMBERS = Set.of("name", "collect", "cron", "every");
    private static final String NAME = "[^\\p{Cntrl}]{1,100}";

    /** @throws ProblemException when it cannot be one */
    static Schedules.Plan plan(@Nullable String text, Instant now) {
        JsonObject body = JsonBody.object(text, MEMBERS);
        String name = JsonBody.text(body, "name");
        if (name == null || !name.matches(NAME)) {
            throw ProblemException.invalid(
                    "name",
                    String.valueOf(name),
                    "a text of 1 to 100 characters, none of which is a control character");
        }
        if (!(body.get("collect") instanceof JsonObject collect)) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "`collect` is missing: give what to collect as an object");
        }
        Recurrence recurrence = Recurrence.of(JsonBody.text(body, "cron"), JsonBody.text(body, "every"), now);
        return new Schedules.Plan(
                name, CollectionOrder.of(collect).json(), recurrence.cron(), recurrence.every(), recurrence.next(now));
    }
}
