package dev.muster.iam.snapshot;

import org.jspecify.annotations.Nullable;

/** A section of one snapshot: its kind and, for kinds with many, what it is about (a user's name, a key's id). */
public record SectionId(SectionKind<?> kind, @Nullable String subject) implements Comparable<SectionId> {

    /** The name as the bundle has it, `list-mfa-devices/ann`. */
    public String name() {
        return kind.name(subject);
    }

    @Override
    public int compareTo(SectionId other) {
        return name().compareTo(other.name());
    }

    @Override
    public String toString() {
        return name();
    }
}
