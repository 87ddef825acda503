package dev.muster.collector.file;

import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a few lines what was wrong with the sections of an account. */
final class UnreadableSections {

    private static final int MAX_LINES = 20;

    private UnreadableSections() {}

    /** One line for each section that was not read, with file, position and cause; empty when there is none. */
    static String describe(Map<SectionId, ? extends Section<?>> sections) {
        return sections.entrySet().stream()
                .filter(section -> section.getValue() instanceof Section.Unreadable<?>)
                .map(section -> line(section.getKey(), (Section.Unreadable<?>) section.getValue()))
                .limit(MAX_LINES)
                .collect(Collectors.joining("\n"));
    }

    private static String line(SectionId id, Section.Unreadable<?> unread) {
        String detail = unread.detail();
        return "  " + id.name() + ": " + unread.cause().id() + (detail == null ? "" : ": " + detail);
    }
}
