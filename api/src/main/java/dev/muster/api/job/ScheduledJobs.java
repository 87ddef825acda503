package dev.muster.api.job;

import dev.muster.store.Database;
import dev.muster.store.Schedules;
import java.time.Clock;
import java.time.Instant;

/** Starts the collections of schedules whose time has come. */
final class ScheduledJobs {

    private final Schedules schedules;
    private final Clock clock;

    ScheduledJobs(Database database, Clock clock) {
        this.schedules = new Schedules(database);
        this.clock = clock;
    }

    /** @return how many were started */
    int startDue() {
        Instant now = clock.instant();
        return schedules.startDue(
                now,
                schedule -> new Recurrence(schedule.cron(), schedule.every()).next(now),
                schedule -> CollectionOrder.of(schedule.request()).job(Priority.SCHEDULED, schedule.id()));
    }
}
