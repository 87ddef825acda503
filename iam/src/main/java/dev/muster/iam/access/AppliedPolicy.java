package dev.muster.iam.access;

import dev.muster.iam.control.Unread;
import org.jspecify.annotations.Nullable;

/**
 * A policy that applies to a principal, as far as it is known.
 *
 * @param name by which answers speak of it, such as `inline policy "x" of group "y"`
 * @param document null when it is not known at all
 * @param problem why nobody knows what it says; null when it is known
 * @param unread the section that does not tell it; null when it is known, or told and malformed
 */
public record AppliedPolicy(
        String name,
        @Nullable DocumentAccess document,
        @Nullable String problem,
        @Nullable Unread unread) {

    public static AppliedPolicy of(String name, DocumentAccess document) {
        return new AppliedPolicy(name, document, document.problem(), null);
    }

    /** A policy, or any number of them, of which nobody knows what they say. @param unread null where no section would tell */
    public static AppliedPolicy unread(String name, String problem, @Nullable Unread unread) {
        return new AppliedPolicy(name, null, problem, unread);
    }

    /** Whether it is known what it says. */
    public boolean known() {
        return problem == null && document != null;
    }

    /** What it allows and denies; nothing where it is not known. */
    PolicyEffects effects() {
        return document == null ? PolicyEffects.NONE : document.effects();
    }
}
