package dev.muster.collector.file;

import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Warning;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files below one folder of a bundle, sorted by the section that they speak of.
 *
 * @param manifest path of the manifest, null when there is none
 * @param assumeRoleError path of the text that says why the account could not be entered, null when it could
 */
record AccountFiles(
        SortedMap<SectionId, SectionFiles> sections,
        @Nullable String manifest,
        @Nullable String assumeRoleError) {

    /**
     * @param folder ends in `/`, or is empty for the top
     * @param prefix what section names have before the path below the folder: `organization/` or nothing
     */
    static AccountFiles of(BundleTree tree, String folder, String prefix, Consumer<Warning> warnings) {
        SortedMap<SectionId, SectionFiles> sections = new TreeMap<>();
        String manifest = null;
        String assumeRoleError = null;
        for (String file : tree.files().tailSet(folder)) {
            if (!file.startsWith(folder)) {
                break;
            }
            String path = file.substring(folder.length());
            if (path.isEmpty() || path.endsWith("/") || BundleLayout.isLitter(file)) {
                continue;
            }
            if (prefix.isEmpty() && path.equals("manifest.json")) {
                manifest = file;
                continue;
            }
            if (prefix.isEmpty() && path.startsWith(BundleLayout.ORGANIZATION)) {
                continue;
            }
            Optional<SectionFile> found = SectionFile.of(path);
            if (found.isPresent() && prefix.isEmpty() && found.get().isAssumeRole()) {
                assumeRoleError = file;
                continue;
            }
            Optional<SectionId> id = found.flatMap(section -> SectionKinds.find(prefix + section.name()));
            if (found.isEmpty() || id.isEmpty()) {
                warnings.accept(new Warning(file, null, "no section of that name: not read"));
                continue;
            }
            sections.computeIfAbsent(id.get(), SectionFiles::new).add(found.get(), file);
        }
        return new AccountFiles(sections, manifest, assumeRoleError);
    }
}
