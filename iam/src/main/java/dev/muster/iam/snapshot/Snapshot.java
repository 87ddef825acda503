package dev.muster.iam.snapshot;

import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.policy.DocumentForm;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One account's sections at one time.
 *
 * @param account 12-digit account id
 * @param collectedAt in milliseconds, as digests and storage have it
 * @param sections what was read or tried; a section that is not here was not collected
 */
public record Snapshot(
        String account,
        Instant collectedAt,
        Provenance provenance,
        SortedMap<SectionId, Section<?>> sections,
        List<Warning> warnings) {

    /** Version of the canonical form that the content digest covers. */
    public static final int FORMAT_VERSION = 1;

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    public Snapshot {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("`" + account + "` is no account id: give its 12 digits");
        }
        collectedAt = collectedAt.truncatedTo(ChronoUnit.MILLIS);
        sections = Collections.unmodifiableSortedMap(new TreeMap<>(sections));
        warnings = List.copyOf(warnings);
    }

    /** The section of a kind of which there is one. */
    public <T> Section<T> section(SectionKind<T> kind) {
        return section(new SectionId(kind, null), kind);
    }

    /** The section of a kind about one subject. */
    public <T> Section<T> section(SectionKind<T> kind, String subject) {
        return section(new SectionId(kind, subject), kind);
    }

    /** All sections of a kind by what they are about. */
    public <T> SortedMap<String, Section<T>> sectionsBySubject(SectionKind<T> kind) {
        SortedMap<String, Section<T>> found = new TreeMap<>();
        for (SectionId id : sections.keySet()) {
            String subject = id.subject();
            if (id.kind() == kind && subject != null) {
                found.put(subject, section(id, kind));
            }
        }
        return found;
    }

    /** Whether every core section was read or is known to be absent. */
    public SnapshotStatus status() {
        return SectionKinds.all().stream()
                        .filter(SectionKind::core)
                        .anyMatch(kind -> section(kind) instanceof Section.Unreadable<?>)
                ? SnapshotStatus.INCOMPLETE
                : SnapshotStatus.COMPLETE;
    }

    /** Every section that could not be read: those that were tried, and the core sections that nobody collected. */
    public SortedMap<SectionId, Section.Unreadable<?>> unreadable() {
        SortedMap<SectionId, Section.Unreadable<?>> unread = new TreeMap<>();
        sections.forEach((id, section) -> {
            if (section instanceof Section.Unreadable<?> unreadable) {
                unread.put(id, unreadable);
            }
        });
        for (SectionKind<?> kind : SectionKinds.all()) {
            if (kind.core() && section(kind) instanceof Section.Unreadable<?> unreadable) {
                unread.put(new SectionId(kind, null), unreadable);
            }
        }
        return unread;
    }

    /** Whether anything at all was read, or is known to be absent. */
    public boolean anythingRead() {
        return sections.entrySet().stream()
                .anyMatch(section -> !section.getKey().name().startsWith("organization/")
                        && !(section.getValue() instanceof Section.Unreadable<?>));
    }

    /** Digest of account and sections alone: the same state has the same digest, however and whenever it was collected. */
    public Digest contentDigest() {
        Map<String, JsonValue> states = new LinkedHashMap<>();
        sections.forEach((id, section) -> {
            if (!(section instanceof Section.Unreadable<?> unread && unread.cause() == Cause.NOT_COLLECTED)) {
                states.put(id.name(), state(id.kind(), section));
            }
        });
        return Digest.of(
                new JsonObject(Map.of("account", new JsonString(account), "sections", new JsonObject(states))));
    }

    /** Digest of everything that is sealed: content, format version, provenance and time. */
    public Digest sealDigest() {
        return Digest.of(new JsonObject(Map.of(
                "content",
                new JsonString(contentDigest().toString()),
                "format",
                new JsonNumber(Integer.toString(FORMAT_VERSION)),
                "provenance",
                provenance.json(),
                "collectedAt",
                JsonObject.builder().put("at", collectedAt).build())));
    }

    /** This snapshot with further warnings. */
    public Snapshot withWarnings(List<Warning> further) {
        List<Warning> all = new ArrayList<>(warnings);
        all.addAll(further);
        return new Snapshot(account, collectedAt, provenance, sections, all);
    }

    // the key's kind says what the section holds: both come from the same reader; here it only names the type
    @SuppressWarnings({"unchecked", "UnusedVariable"})
    private <T> Section<T> section(SectionId id, SectionKind<T> kind) {
        Section<?> section = sections.get(id);
        return section == null ? new Section.Unreadable<>(Cause.NOT_COLLECTED) : (Section<T>) section;
    }

    @SuppressWarnings("unchecked") // as above
    private static <T> JsonObject state(SectionKind<T> kind, Section<?> section) {
        if (section instanceof Section.Present<?> present) {
            return new JsonObject(Map.of("present", kind.stateJson((T) present.value(), DocumentForm.DIGEST)));
        }
        if (section instanceof Section.Unreadable<?> unread) {
            return new JsonObject(
                    Map.of("unreadable", new JsonString(unread.cause().id())));
        }
        return new JsonObject(Map.of("absent", JsonBoolean.of(true)));
    }
}
