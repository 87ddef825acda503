package dev.muster.iam.policy;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Principal or NotPrincipal element: values by type (`AWS`, `Service`, `Federated`, `CanonicalUser`).
 *
 * @param everyone the element is the bare `*`
 */
public record Principals(boolean everyone, SortedMap<String, List<String>> byType) {

    /** The bare `*`. */
    public static final Principals EVERYONE = new Principals(true, new TreeMap<>());

    public Principals {
        byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
    }

    /** The values of one type, none when the type is not named. */
    public List<String> of(String type) {
        return byType.getOrDefault(type, List.of());
    }
}
