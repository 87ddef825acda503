package dev.muster.api.job;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.muster.api.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** When something is due again: by a cron expression of five fields in UTC, or in equal steps. */
public record Recurrence(@Nullable String cron, @Nullable String every) {

    /** Every day at two in the morning, UTC. */
    public static final Recurrence DAILY = new Recurrence("0 2 * * *", null);

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final String NO_CRON = "a cron expression of five fields, such as `0 2 * * *`, or `every`";

    /**
     * The one that is asked for; daily when nothing is.
     *
     * @throws ProblemException when it cannot be
     */
    public static Recurrence of(@Nullable String cron, @Nullable String every, Instant now) {
        if (cron == null && every == null) {
            return DAILY;
        }
        if (cron != null && every != null) {
            throw ProblemException.invalid("every", every, "either `cron` or `every`");
        }
        Recurrence recurrence = new Recurrence(cron, every);
        if (every != null) {
            requireDuration(every);
        } else if (cron != null) {
            requireCron(cron, recurrence, now);
        }
        return recurrence;
    }

    /** The first time after an instant. */
    public Instant next(Instant after) {
        return cron == null
                ? after.plus(Duration.parse(String.valueOf(every)))
                : cronSchedule(cron).getInitialExecutionTime(after);
    }

    private static void requireDuration(String every) {
        try {
            Duration duration = Duration.parse(every);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return;
            }
        } catch (DateTimeParseException noDuration) {
            // falls through to the problem below
        }
        throw ProblemException.invalid("every", every, "an ISO 8601 duration from PT5M to P31D, such as `PT24H`");
    }

    private static void requireCron(String cron, Recurrence recurrence, Instant now) {
        try {
            // a lone hyphen disables a schedule of db-scheduler, and so would a date that never comes
            if (!cron.equals("-") && recurrence.next(now).isBefore(now.plus(Duration.ofDays(1_500)))) {
                return;
            }
        } catch (RuntimeException noCron) {
            // the parser tells it in several ways, all the same to the caller
        }
        throw ProblemException.invalid("cron", cron, NO_CRON);
    }

    private static Schedule cronSchedule(String cron) {
        return new CronSchedule(cron, ZoneOffset.UTC, CronStyle.UNIX);
    }
}
