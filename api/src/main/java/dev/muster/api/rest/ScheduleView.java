package dev.muster.api.rest;

import dev.muster.store.Schedules;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is collected again and again.
 *
 * @param collect in lists without its external id
 * @param cron in UTC; null: it has `every`
 * @param lastJob null before the first
 */
public record ScheduleView(
        UUID id,
        String name,
        Map<String, Object> collect,
        @Nullable String cron,
        @Nullable String every,
        Instant nextAt,
        @Nullable UUID lastJob,
        Instant createdAt,
        Instant updatedAt) {

    static ScheduleView of(Schedules.ScheduleRow schedule) {
        return of(schedule, new String[0]);
    }

    static ScheduleView ofList(Schedules.ScheduleRow schedule) {
        return of(schedule, "external_id");
    }

    private static ScheduleView of(Schedules.ScheduleRow schedule, String... without) {
        return new ScheduleView(
                schedule.id(),
                schedule.name(),
                PlainJson.members(schedule.request(), without),
                schedule.cron(),
                schedule.every(),
                schedule.nextAt(),
                schedule.lastJob(),
                schedule.createdAt(),
                schedule.updatedAt());
    }
}
