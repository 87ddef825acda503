package dev.muster.benchmarks;

import dev.muster.collector.file.MemoryTree;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A snapshot as the bundle that it would have been read from, without its credential report. */
final class AccountBundle {

    private AccountBundle() {}

    static MemoryTree of(Snapshot snapshot) {
        Map<String, byte[]> files = new TreeMap<>();
        snapshot.sections().forEach((id, section) -> {
            if (section instanceof Section.Present<?> present && id.kind() != SectionKinds.CREDENTIAL_REPORT) {
                files.put(snapshot.account() + "/" + id.name() + ".json", json(id, present));
            }
        });
        return new MemoryTree(files);
    }

    @SuppressWarnings("unchecked") // the key's kind says what the section holds
    private static <T> byte[] json(SectionId id, Section.Present<?> present) {
        SectionKind<T> kind = (SectionKind<T>) id.kind();
        return CanonicalJson.text(kind.json((T) present.value(), DocumentForm.RECEIVED))
                .getBytes(StandardCharsets.UTF_8);
    }
}
