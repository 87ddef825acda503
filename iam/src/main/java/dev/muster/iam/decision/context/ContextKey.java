package dev.muster.iam.decision.context;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A condition key as a policy names it.
 *
 * <p>IAM policy elements, Variables and tags: key names are case-insensitive.
 *
 * @param name in lower case: keys are the same when it is
 * @param written as the policy spells it
 */
public record ContextKey(String name, String written) {

    public static ContextKey of(String written) {
        return new ContextKey(written.toLowerCase(Locale.ROOT), written);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContextKey key && name.equals(key.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
