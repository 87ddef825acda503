package dev.muster.api.rest;

import org.jspecify.annotations.Nullable;

/**
 * An action that is asked about.
 *
 * @param action with its service
 * @param resource an ARN, or `*`; null for any resource
 * @param owner of the resource, as asked or as its ARN tells; null where neither does
 */
record AskedAction(
        String action, @Nullable String resource, @Nullable String owner) {

    private static final int PARTS = 6;
    private static final int ACCOUNT = 4;

    static AskedAction of(String action, @Nullable String resource, @Nullable String owner) {
        return new AskedAction(action, resource, owner == null && resource != null ? owner(resource) : owner);
    }

    private static @Nullable String owner(String arn) {
        String[] parts = arn.split(":", PARTS);
        return parts.length == PARTS && parts[ACCOUNT].matches("[0-9]{12}") ? parts[ACCOUNT] : null;
    }
}
