package dev.muster.rules.measure;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import dev.muster.iam.credential.MfaDevice;
import dev.muster.iam.credential.VirtualMfaDevice;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.fact.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user's MFA: from list-mfa-devices, else from the account's virtual devices, else from the credential report, which names no kind. */
final class MfaMeasure {

    private final Snapshot snapshot;
    private final Report report;
    private final Notes notes;

    MfaMeasure(Snapshot snapshot, Report report, Notes notes) {
        this.snapshot = snapshot;
        this.report = report;
        this.notes = notes;
    }

    /** @param virtualOrSms whether a device is one that security standards do not call hardware */
    record Mfa(Answer active, Answer virtualOrSms) {}

    Mfa of(String arn, String userName) {
        Report.Row row = report.user(arn);
        String section = SectionKinds.MFA_DEVICES.name(userName);
        Optional<List<MfaDevice>> devices =
                snapshot.section(SectionKinds.MFA_DEVICES, userName).data();
        List<String> virtual = virtualDevicesOf(arn);
        if (devices.isPresent()) {
            boolean any = !devices.get().isEmpty();
            compare(arn, any, section, row);
            List<String> serials = devices.get().stream().map(MfaDevice::serial).toList();
            if (!serials.containsAll(virtual)) {
                notes.differ(
                        arn,
                        "MFA devices",
                        String.join(", ", serials),
                        section,
                        String.join(", ", virtual),
                        SectionKinds.VIRTUAL_MFA_DEVICES.name());
            }
            return new Mfa(Answer.of(any, section), weak(devices.get(), section));
        }
        if (!virtual.isEmpty()) {
            String source = SectionKinds.VIRTUAL_MFA_DEVICES.name();
            compare(arn, true, source, row);
            List<Reason> named = virtual.stream()
                    .map(serial -> Named.device(serial, "is virtual"))
                    .toList();
            return new Mfa(Answer.of(true, source), Answer.of(true, source, named));
        }
        return reported(userName, row);
    }

    private Mfa reported(String userName, Report.Row row) {
        List<Unread> unread = new ArrayList<>(Tried.unread(snapshot, SectionKinds.MFA_DEVICES, userName));
        switch (row.flag("mfa_active")) {
            case TRUE -> {
                Answer kind = Answer.unknown(kindUnread(userName));
                return new Mfa(Answer.of(true, Report.SECTION), kind);
            }
            case FALSE -> {
                return new Mfa(Answer.of(false, Report.SECTION), Answer.of(false, Report.SECTION));
            }
            default -> {
                unread.add(row.flagUnread("mfa_active"));
                unread.addAll(virtualUnread());
                Answer unknown = Answer.unknown(unread);
                return new Mfa(unknown, unknown);
            }
        }
    }

    /** Which sections would tell the kind of a device that the report says is there. */
    private List<Unread> kindUnread(String userName) {
        Section<List<MfaDevice>> section = snapshot.section(SectionKinds.MFA_DEVICES, userName);
        Cause cause = section instanceof Section.Unreadable<List<MfaDevice>> unreadable
                ? unreadable.cause()
                : Cause.NOT_COLLECTED;
        List<Unread> unread = new ArrayList<>();
        unread.add(new Unread(SectionKinds.MFA_DEVICES.name(userName), cause));
        unread.addAll(virtualUnread());
        return unread;
    }

    private List<Unread> virtualUnread() {
        return snapshot.section(SectionKinds.VIRTUAL_MFA_DEVICES) instanceof Section.Unreadable<?> unreadable
                ? List.of(new Unread(SectionKinds.VIRTUAL_MFA_DEVICES.name(), unreadable.cause()))
                : List.of();
    }

    private List<String> virtualDevicesOf(String arn) {
        return snapshot.section(SectionKinds.VIRTUAL_MFA_DEVICES).data().stream()
                .flatMap(List::stream)
                .filter(device -> arn.equals(device.userArn()))
                .map(VirtualMfaDevice::serial)
                .toList();
    }

    private static Answer weak(List<MfaDevice> devices, String section) {
        List<Reason> weak = new ArrayList<>();
        List<Reason> unknown = new ArrayList<>();
        for (MfaDevice device : devices) {
            switch (device.kind()) {
                case VIRTUAL -> weak.add(Named.device(device.serial(), "is virtual"));
                case SMS -> weak.add(Named.device(device.serial(), "is a telephone number"));
                case UNKNOWN -> unknown.add(Named.device(device.serial(), "is of an unknown kind"));
                case FIDO, HARDWARE_TOTP -> {}
            }
        }
        return weak.isEmpty() && !unknown.isEmpty()
                ? Answer.unknown(unknown, List.of(new Unread(section, Cause.MALFORMED)))
                : Answer.of(!weak.isEmpty(), section, weak);
    }

    private void compare(String arn, boolean used, String source, Report.Row row) {
        Report.Flag flag = row.flag("mfa_active");
        boolean reported = flag == Report.Flag.TRUE;
        if ((reported || flag == Report.Flag.FALSE) && reported != used) {
            notes.differ(arn, "MFA active", Boolean.toString(used), source, Boolean.toString(reported), Report.SECTION);
        }
    }
}
