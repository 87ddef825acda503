package dev.muster.rules.measure;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Resource;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.control.Unread;
import dev.muster.iam.credential.AccountSummary;
import dev.muster.iam.credential.VirtualMfaDevice;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.fact.Answer;
import dev.muster.rules.fact.RootUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The root user: from the account summary where it has the entry, else from the report's root row. */
final class RootMeasure {

    private static final String SUMMARY = "get-account-summary";

    private final Snapshot snapshot;
    private final Optional<AccountSummary> summary;
    private final Report.Row row;
    private final Ages ages;
    private final Notes notes;

    RootMeasure(Snapshot snapshot, Report report, Ages ages, Notes notes) {
        this.snapshot = snapshot;
        this.summary = snapshot.section(SectionKinds.ACCOUNT_SUMMARY).data();
        this.row = report.root();
        this.ages = ages;
        this.notes = notes;
    }

    RootUser root(String partition) {
        String arn = "arn:" + partition + ":iam::" + snapshot.account() + ":root";
        return new RootUser(
                new Resource(ResourceType.ROOT, arn),
                partition,
                password(arn),
                summarized(arn, "MFA", "AccountMFAEnabled", flag("mfa_active")),
                virtualDevice(),
                summarized(arn, "access key", "AccountAccessKeysPresent", slots("access_key_")),
                summarized(arn, "signing certificate", "AccountSigningCertificatesPresent", slots("cert_")),
                ages.latest(arn, uses()));
    }

    private List<Ages.Use> uses() {
        List<Ages.Use> uses = new ArrayList<>();
        uses.add(new Ages.Use("password", row.use("password_last_used")));
        for (int slot = 1; slot <= 2; slot++) {
            // a key that was never made was never used, whatever the report does not tell
            if (!row.isEmptySlot("access_key_" + slot)) {
                uses.add(new Ages.Use("access key " + slot, row.use("access_key_" + slot + "_last_used_date")));
            }
        }
        if (row.hintsAtMore()) {
            uses.add(new Ages.Use("a further access key", Reading.unknown(Report.SECTION, Cause.TRUNCATED)));
        }
        return uses;
    }

    private Answer summarized(String arn, String fact, String entry, Answer reported) {
        OptionalLong value = summary.map(read -> read.entry(entry)).orElse(OptionalLong.empty());
        if (value.isPresent()) {
            boolean there = value.getAsLong() > 0;
            if (!reported.unknown() && reported.yes() != there) {
                notes.differ(
                        arn, fact, Boolean.toString(there), SUMMARY, Boolean.toString(reported.yes()), Report.SECTION);
            }
            return Answer.of(there, SUMMARY);
        }
        return withSummary(reported);
    }

    private Answer password(String arn) {
        OptionalLong entry =
                summary.map(read -> read.entry("AccountPasswordPresent")).orElse(OptionalLong.empty());
        if (entry.isPresent()) {
            return summarized(arn, "password", "AccountPasswordPresent", flag("password_enabled"));
        }
        // AWS left the entry out while every root user had a password
        boolean olderSummary = summary.isPresent() && row.flag("password_enabled") == Report.Flag.NOT_SUPPORTED;
        return olderSummary ? Answer.of(true, SUMMARY) : withSummary(flag("password_enabled"));
    }

    private Answer flag(String column) {
        return switch (row.flag(column)) {
            case TRUE -> Answer.of(true, Report.SECTION);
            case FALSE -> Answer.of(false, Report.SECTION);
            case NOT_SUPPORTED, UNKNOWN -> Answer.unknown(row.flagUnread(column));
        };
    }

    /** Whether either slot is filled; live reports keep the rotation date of an inactive key or certificate. */
    private Answer slots(String prefix) {
        boolean filled = false;
        List<Unread> unread = new ArrayList<>();
        for (int slot = 1; slot <= 2; slot++) {
            Reading rotated = row.change(prefix + slot + "_last_rotated");
            Report.Flag flag = row.flag(prefix + slot + "_active");
            if (row.isEmptySlot(prefix + slot)) {
                continue;
            }
            if (flag == Report.Flag.TRUE
                    || rotated.date() != null
                    || row.use(prefix + slot + "_last_used_date").date() != null) {
                filled = true;
            } else if (flag != Report.Flag.FALSE) {
                unread.add(row.flagUnread(prefix + slot + "_active"));
            } else if (rotated.unknown()) {
                unread.addAll(rotated.unread());
            }
        }
        if (!filled && row.hintsAtMore()) {
            unread.add(new Unread(Report.SECTION, Cause.TRUNCATED));
        }
        return filled || unread.isEmpty() ? Answer.of(filled, Report.SECTION) : Answer.unknown(unread);
    }

    private Answer virtualDevice() {
        Section<List<VirtualMfaDevice>> section = snapshot.section(SectionKinds.VIRTUAL_MFA_DEVICES);
        String name = SectionKinds.VIRTUAL_MFA_DEVICES.name();
        if (section instanceof Section.Unreadable<List<VirtualMfaDevice>> unreadable) {
            return Answer.unknown(new Unread(name, unreadable.cause()));
        }
        List<Reason> devices = section.data().stream()
                .flatMap(List::stream)
                .filter(RootMeasure::isRoots)
                .map(device -> Named.device(device.serial(), "of the root user is virtual"))
                .toList();
        return Answer.of(!devices.isEmpty(), name, devices);
    }

    private static boolean isRoots(VirtualMfaDevice device) {
        String owner = device.userArn();
        return owner != null && owner.endsWith(":root");
    }

    /** Where neither source tells, both are named. */
    private Answer withSummary(Answer reported) {
        if (!reported.unknown()
                || !(snapshot.section(SectionKinds.ACCOUNT_SUMMARY) instanceof Section.Unreadable<?> unreadable)) {
            return reported;
        }
        List<Unread> unread = new ArrayList<>(reported.unread());
        unread.add(new Unread(SUMMARY, unreadable.cause()));
        return Answer.unknown(unread);
    }
}
