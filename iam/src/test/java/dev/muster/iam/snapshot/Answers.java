package dev.muster.iam.snapshot;

import dev.muster.iam.answer.ReadLog;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** AWS answers as sections and snapshots; JSON may be written with apostrophes. */
final class Answers {

    static final String ACCOUNT = "111122223333";
    static final Instant NOON = Instant.parse("2026-09-30T12:00:00Z");

    private Answers() {}

    static SectionId id(String name) {
        return SectionKinds.find(name).orElseThrow(() -> new AssertionError("no section `" + name + "`"));
    }

    /** One section of the pages of its answer. */
    static Section<?> read(String name, String... pages) {
        return read(id(name).kind(), pages);
    }

    static <T> Section<T> read(SectionKind<T> kind, String... pages) {
        return read(kind, new ReadLog(ACCOUNT), pages);
    }

    /** As the others. @param log takes what is noticed */
    static <T> Section<T> read(SectionKind<T> kind, ReadLog log, String... pages) {
        SectionReader<T> reader = kind.reader(log);
        for (String page : pages) {
            reader.page(new ByteArrayInputStream(page.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        }
        return reader.section();
    }

    static Snapshot snapshot(Map<String, Section<?>> sections) {
        TreeMap<SectionId, Section<?>> byId = new TreeMap<>();
        sections.forEach((name, section) -> byId.put(id(name), section));
        return new Snapshot(ACCOUNT, NOON, provenance("test"), byId, List.of());
    }

    static Provenance provenance(String broughtBy) {
        return new Provenance(Origin.FILES, TimeSource.MANIFEST, broughtBy, null, null, List.of());
    }
}
