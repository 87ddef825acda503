package dev.muster.iam.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Lists that AWS gives in any order and means as sets: kept in the order of what tells their elements apart. */
final class Sets {

    private Sets() {}

    static <E> List<E> sorted(Collection<E> elements, Function<E, String> key) {
        return elements.stream().sorted(Comparator.comparing(key)).toList();
    }
}
