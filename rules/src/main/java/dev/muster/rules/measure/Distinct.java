package dev.muster.rules.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The different items of a list, which an answer cut into pages may tell twice.
 *
 * @param contradiction key of items that are told twice, and differently; null when there are none
 */
record Distinct<E>(List<E> items, @Nullable String contradiction) {

    static <E> Distinct<E> of(List<E> items, Function<E, String> key) {
        Map<String, E> byKey = new LinkedHashMap<>();
        for (E item : items) {
            E known = byKey.putIfAbsent(key.apply(item), item);
            if (known != null && !known.equals(item)) {
                return new Distinct<>(List.of(), key.apply(item));
            }
        }
        return new Distinct<>(List.copyOf(byKey.values()), null);
    }
}
