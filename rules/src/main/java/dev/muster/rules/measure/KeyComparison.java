package dev.muster.rules.measure;

import dev.muster.iam.credential.AccessKey;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.snapshot.SectionKinds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Notes where the answers about a user's keys say other things than the credential report, which is older. */
final class KeyComparison {

    private static final int SLOTS = 2;

    private final Report report;
    private final Notes notes;

    KeyComparison(Report report, Notes notes) {
        this.report = report;
        this.notes = notes;
    }

    /** Compares how many keys are active and when they were made, where the report tells all of them. */
    void keys(String arn, String userName, List<AccessKey> keys, Report.Row row) {
        List<Instant> reported = new ArrayList<>();
        int undated = 0;
        for (int slot = 1; slot <= SLOTS; slot++) {
            String prefix = "access_key_" + slot;
            Report.Flag flag = row.isEmptySlot(prefix) ? Report.Flag.FALSE : row.flag(prefix + "_active");
            if (flag == Report.Flag.UNKNOWN || flag == Report.Flag.NOT_SUPPORTED || row.hintsAtMore()) {
                return;
            }
            Instant rotated = row.change(prefix + "_last_rotated").date();
            if (flag == Report.Flag.TRUE && rotated != null) {
                reported.add(rotated);
            } else if (flag == Report.Flag.TRUE) {
                undated++;
            }
        }
        List<AccessKey> active = keys.stream().filter(AccessKey::active).toList();
        List<Instant> listed =
                active.stream().map(AccessKey::created).filter(Objects::nonNull).toList();
        int count = reported.size() + undated;
        if (active.size() != count) {
            differ(
                    arn,
                    "number of active access keys",
                    Integer.toString(active.size()),
                    userName,
                    Integer.toString(count));
        } else if (undated == 0 && listed.size() == count && !dates(listed).equals(dates(reported))) {
            differ(arn, "creation of the active access keys", dates(listed), userName, dates(reported));
        }
    }

    /** Compares the last use of one key; a use since the report was made is news, no disagreement. */
    void use(String arn, AccessKey key, Reading told, Reading reported) {
        Instant used = told.date();
        boolean news = used != null
                && report.data()
                        .map(CredentialReport::generated)
                        .filter(used::isAfter)
                        .isPresent();
        if (!reported.unknown() && !news && !date(told).equals(date(reported))) {
            notes.differ(
                    arn,
                    "last use of access key " + key.id(),
                    date(told),
                    SectionKinds.ACCESS_KEY_LAST_USED.name(key.id()),
                    date(reported),
                    Report.SECTION);
        }
    }

    private void differ(String arn, String fact, String listed, String userName, String reported) {
        notes.differ(arn, fact, listed, SectionKinds.ACCESS_KEYS.name(userName), reported, Report.SECTION);
    }

    private static String dates(List<Instant> dates) {
        return dates.stream().sorted().map(KeyComparison::second).collect(Collectors.joining(", "));
    }

    private static String date(Reading reading) {
        Instant date = reading.date();
        return date == null ? "never" : second(date);
    }

    /** The report tells seconds. */
    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
