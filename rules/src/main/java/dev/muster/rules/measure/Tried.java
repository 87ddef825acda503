package dev.muster.rules.measure;

import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.Snapshot;
import java.util.List;

/** Per-user sections that somebody tried to collect in vain; one that nobody asked for is not named as missing. */
final class Tried {

    private Tried() {}

    static List<Unread> unread(Snapshot snapshot, SectionKind<?> kind, String subject) {
        return snapshot.section(kind, subject) instanceof Section.Unreadable<?> unreadable
                        && unreadable.cause() != Cause.NOT_COLLECTED
                ? List.of(new Unread(kind.name(subject), unreadable.cause()))
                : List.of();
    }
}
