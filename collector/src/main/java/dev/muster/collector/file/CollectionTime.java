package dev.muster.collector.file;

import dev.muster.iam.snapshot.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When an account was collected, and who says so. */
record CollectionTime(Instant instant, TimeSource source) {

    /** Clocks of collectors may run ahead a little. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html">CredentialReportExpired</a> */
    private static final Duration OLDEST_REPORT = Duration.ofHours(4);

    CollectionTime {
        instant = instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The given time, else the manifest's, else the credential report's, else the present where that is allowed.
     *
     * @throws UnreadableInputException when none is known, when it lies in the future, or when history would get another time than
     *     the manifest's, or one before the report was made
     */
    static CollectionTime of(String account, TimeOptions time, @Nullable Instant manifest, @Nullable Instant report)
            throws UnreadableInputException {
        Instant given = time.given();
        if (given != null) {
            CollectionTime option = new CollectionTime(given, TimeSource.OPTION);
            // judging a bundle at another time is a question; recording it under another time would be wrong
            return time.clockAllowed()
                    ? option
                    : option.agreeing(account, manifest, report).past(account, time.now());
        }
        if (manifest != null) {
            return new CollectionTime(manifest, TimeSource.MANIFEST).past(account, time.now());
        }
        if (report != null) {
            return new CollectionTime(report, TimeSource.REPORT).past(account, time.now());
        }
        if (time.clockAllowed()) {
            return new CollectionTime(time.now(), TimeSource.CLOCK);
        }
        throw new UnreadableInputException("account " + account
                + ": nothing in the bundle tells when it was collected: give --collected-at, e.g. --collected-at "
                + time.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Whether a report that was made then can have been fetched at the time; AWS gives none out that is older than four hours. */
    static boolean mayHaveGot(@Nullable Instant report, Instant at) {
        return report == null
                || !report.isAfter(at.plus(CLOCK_SKEW))
                        && !report.isBefore(at.minus(OLDEST_REPORT).minus(CLOCK_SKEW));
    }

    private CollectionTime agreeing(String account, @Nullable Instant manifest, @Nullable Instant report)
            throws UnreadableInputException {
        if (manifest != null && !manifest.truncatedTo(ChronoUnit.MILLIS).equals(instant)) {
            throw new UnreadableInputException("account " + account + ": the given time `" + instant
                    + "` contradicts collectedAt `" + manifest + "` of manifest.json: leave it away or correct it");
        }
        if (manifest == null && report != null && report.isAfter(instant.plus(CLOCK_SKEW))) {
            throw new UnreadableInputException("account " + account + ": the given time `" + instant
                    + "` contradicts GeneratedTime `" + report
                    + "` of the credential report, which was made later: leave it away or correct it");
        }
        return this;
    }

    private CollectionTime past(String account, Instant now) throws UnreadableInputException {
        if (instant.isAfter(now.plus(CLOCK_SKEW))) {
            throw new UnreadableInputException("account " + account + ": the bundle is dated in the future, `" + instant
                    + "` (" + place() + "): correct the clock of the machine that collected it, or the date");
        }
        return this;
    }

    private String place() {
        return switch (source) {
            case MANIFEST -> "collectedAt of manifest.json";
            case REPORT -> "GeneratedTime of get-credential-report.json";
            case OPTION -> "the given time";
            case CLOCK -> "the clock";
        };
    }
}
