package dev.muster.rules;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A standard or benchmark that controls are mapped to. @param requirements our short labels by requirement number, where there are any */
public record Framework(
        String id,
        String title,
        @Nullable String version,
        @Nullable String publisher,
        SortedMap<String, String> requirements) {

    public Framework {
        requirements = Collections.unmodifiableSortedMap(new TreeMap<>(requirements));
    }
}
