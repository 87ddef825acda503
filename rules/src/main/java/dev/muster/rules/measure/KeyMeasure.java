package dev.muster.rules.measure;

import dev.muster.iam.control.Unread;
import dev.muster.iam.credential.AccessKey;
import dev.muster.iam.credential.AccessKeyLastUsed;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.fact.Age;
import dev.muster.rules.fact.Answer;
import dev.muster.rules.fact.Credential;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A user's access keys: from list-access-keys where it was read, else from the slots of the credential report.
 *
 * <p>Their last use is told by get-access-key-last-used, else by the report's slot that was rotated in the second of the key's creation.
 */
final class KeyMeasure {

    static final String KIND = "ACCESS_KEY";

    private static final int SLOTS = 2;

    private final Snapshot snapshot;
    private final Report report;
    private final Ages ages;
    private final KeyComparison comparison;

    KeyMeasure(Snapshot snapshot, Report report, Ages ages, Notes notes) {
        this.snapshot = snapshot;
        this.report = report;
        this.ages = ages;
        this.comparison = new KeyComparison(report, notes);
    }

    /** A key as measured: the fact, and the use that stands behind it. */
    record Key(Credential credential, Reading use) {}

    List<Key> of(String arn, String userName, Reading userCreated) {
        Report.Row row = report.user(arn);
        Section<List<AccessKey>> listed = snapshot.section(SectionKinds.ACCESS_KEYS, userName);
        Optional<List<AccessKey>> keys = listed.data();
        if (keys.isPresent()) {
            comparison.keys(arn, userName, keys.get(), row);
            return keys.get().stream()
                    .map(key -> listed(arn, userName, key, row, userCreated))
                    .toList();
        }
        return slots(arn, row, userCreated, Tried.unread(snapshot, SectionKinds.ACCESS_KEYS, userName));
    }

    private Key listed(String arn, String userName, AccessKey key, Report.Row row, Reading userCreated) {
        String name = "access key " + key.id();
        Reading created = Reading.of(key.created()).required(SectionKinds.ACCESS_KEYS.name(userName));
        Reading use = use(arn, key, row);
        return key(arn, name, Answer.of(true), Answer.of(key.active(), "list-access-keys"), created, use, userCreated);
    }

    private Reading use(String arn, AccessKey key, Report.Row row) {
        Section<AccessKeyLastUsed> lastUsed = snapshot.section(SectionKinds.ACCESS_KEY_LAST_USED, key.id());
        Optional<AccessKeyLastUsed> told = lastUsed.data();
        Instant created = key.created();
        // several keys made in one second: the report does not tell which of them was used
        Optional<Reading> reported = created == null ? Optional.empty() : slotsOf(created, row);
        if (told.isPresent()) {
            Reading use = Reading.of(told.get().date());
            reported.ifPresent(slot -> comparison.use(arn, key, use, slot));
            return use;
        }
        if (reported.isPresent()) {
            return reported.get();
        }
        List<Unread> unread = new ArrayList<>();
        if (lastUsed instanceof Section.Unreadable<AccessKeyLastUsed> unreadable) {
            unread.add(new Unread(SectionKinds.ACCESS_KEY_LAST_USED.name(key.id()), unreadable.cause()));
        }
        for (int slot = 1; slot <= SLOTS; slot++) {
            unread.addAll(row.change("access_key_" + slot + "_last_rotated").unread());
        }
        return Reading.unknown(unread);
    }

    /** The use that the slot rotated in that second tells; empty when there is none, or two that differ. */
    private static Optional<Reading> slotsOf(Instant created, Report.Row row) {
        List<Reading> uses = IntStream.rangeClosed(1, SLOTS)
                .filter(slot -> {
                    Instant rotated =
                            row.change("access_key_" + slot + "_last_rotated").date();
                    return rotated != null && second(rotated).equals(second(created));
                })
                .mapToObj(slot -> row.use("access_key_" + slot + "_last_used_date"))
                .distinct()
                .toList();
        return uses.size() == 1 ? Optional.of(uses.get(0)) : Optional.empty();
    }

    private List<Key> slots(String arn, Report.Row row, Reading userCreated, List<Unread> tried) {
        List<Key> keys = new ArrayList<>();
        for (int slot = 1; slot <= SLOTS; slot++) {
            slot(arn, slot, row, userCreated, tried).ifPresent(keys::add);
        }
        if (row.hintsAtMore()) {
            List<Unread> unread = new ArrayList<>(tried);
            unread.add(new Unread(Report.SECTION, Cause.TRUNCATED));
            Reading unknown = Reading.unknown(unread);
            Answer maybe = Answer.unknown(unread);
            keys.add(key(arn, "a further access key", maybe, maybe, unknown, unknown, userCreated));
        }
        return keys;
    }

    private Optional<Key> slot(String arn, int slot, Report.Row row, Reading userCreated, List<Unread> tried) {
        String prefix = "access_key_" + slot;
        Reading rotated = with(tried, row.change(prefix + "_last_rotated"));
        Reading use = with(tried, row.use(prefix + "_last_used_date"));
        Report.Flag flag = row.flag(prefix + "_active");
        if (row.isEmptySlot(prefix)) {
            return Optional.empty();
        }
        boolean dated = rotated.date() != null || use.date() != null;
        Answer active;
        Answer exists;
        switch (flag) {
            case TRUE -> {
                active = Answer.of(true, Report.SECTION);
                exists = Answer.of(true, Report.SECTION);
            }
            case FALSE -> {
                active = Answer.of(false, Report.SECTION);
                exists = dated ? Answer.of(true, Report.SECTION) : Answer.unknown(rotated.unread());
            }
            default -> {
                List<Unread> unread = new ArrayList<>(tried);
                unread.add(row.flagUnread(prefix + "_active"));
                active = Answer.unknown(unread);
                exists = dated ? Answer.of(true, Report.SECTION) : Answer.unknown(unread);
            }
        }
        return Optional.of(
                key(arn, "access key " + slot, exists, active, rotated.required(Report.SECTION), use, userCreated));
    }

    private Key key(
            String arn, String name, Answer exists, Answer active, Reading created, Reading use, Reading userCreated) {
        String what = arn + ": " + name;
        Age age = ages.of(created, what);
        Age idle = use.unknown() ? Age.unknown(use.unread()) : use.none() ? age : ages.of(use, what);
        Answer used = use.unknown() ? Answer.unknown(use.unread()) : Answer.of(use.date() != null);
        return new Key(
                new Credential(arn, KIND, name, exists, active, age, used, idle, afterUser(created, userCreated)), use);
    }

    /** How far the key's creation lies from the user's, either way. */
    private static Age afterUser(Reading created, Reading userCreated) {
        Instant key = created.date();
        Instant user = userCreated.date();
        if (key != null && user != null) {
            return Age.of(key, Math.abs(Ages.millis(user, key)));
        }
        List<Unread> unread = new ArrayList<>(created.unread());
        unread.addAll(userCreated.unread());
        return Age.unknown(unread);
    }

    private static Reading with(List<Unread> tried, Reading reading) {
        if (!reading.unknown()) {
            return reading;
        }
        List<Unread> unread = new ArrayList<>(tried);
        unread.addAll(reading.unread());
        return Reading.unknown(unread);
    }

    private static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
