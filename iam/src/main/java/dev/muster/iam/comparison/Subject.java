package dev.muster.iam.comparison;

import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.Action;
import org.jspecify.annotations.Nullable;

/**
 * An action that is compared: one of the reference, or an entry that it does not know.
 *
 * @param name with prefix
 * @param level null when unknown
 */
record Subject(String service, String name, @Nullable AccessLevel level) {

    static Subject of(Action action) {
        return new Subject(action.service(), action.fullName(), action.level());
    }

    static Subject unknown(String entry) {
        return new Subject(entry.substring(0, entry.indexOf(':')), entry, null);
    }
}
