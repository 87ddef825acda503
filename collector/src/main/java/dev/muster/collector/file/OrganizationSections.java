package dev.muster.collector.file;

import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.Warning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a bundle says of the organization: sections that become part of each account's snapshot. */
record OrganizationSections(SortedMap<SectionId, Section<?>> sections, List<Warning> warnings) {

    static final OrganizationSections NONE = new OrganizationSections(new TreeMap<>(), List.of());

    OrganizationSections {
        sections = Collections.unmodifiableSortedMap(sections);
        warnings = List.copyOf(warnings);
    }

    boolean isEmpty() {
        return sections.isEmpty() && warnings.isEmpty();
    }

    boolean anythingRead() {
        return sections.values().stream().anyMatch(section -> !(section instanceof Section.Unreadable<?>));
    }

    /** @param folder ends in `/`; it need not exist */
    static OrganizationSections of(BundleTree tree, String folder) {
        SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
        List<Warning> warnings = new ArrayList<>();
        AccountFiles.of(tree, folder, BundleLayout.ORGANIZATION, warnings::add)
                .sections()
                .forEach((id, files) -> sections.put(id, files.read(tree, null, warnings::add)));
        return new OrganizationSections(sections, warnings);
    }
}
