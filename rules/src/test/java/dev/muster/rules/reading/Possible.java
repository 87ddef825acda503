package dev.muster.rules.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every value that a fact may have as far as the answers tell: one value when it is known. */
record Possible<T>(Set<T> values) {

    static final Possible<Boolean> TRUTH = anyOf(List.of(true, false));

    Possible {
        values = new LinkedHashSet<>(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a fact has at least one possible value");
        }
    }

    static <T> Possible<T> known(T value) {
        return new Possible<>(Set.of(value));
    }

    static <T> Possible<T> anyOf(Collection<T> values) {
        return new Possible<>(new LinkedHashSet<>(values));
    }

    boolean isKnown() {
        return values.size() == 1;
    }

    <R> Possible<R> map(Function<T, R> function) {
        return flatMap(value -> known(function.apply(value)));
    }

    <R> Possible<R> flatMap(Function<T, Possible<R>> function) {
        Set<R> mapped = new LinkedHashSet<>();
        values.forEach(value -> mapped.addAll(function.apply(value).values));
        return new Possible<>(mapped);
    }

    /** For two facts that do not depend on each other: every pair. */
    <U, R> Possible<R> with(Possible<U> other, BiFunction<T, U, R> function) {
        return flatMap(value -> other.map(second -> function.apply(value, second)));
    }

    /** Every list that takes one value of each. */
    static <T> Possible<List<T>> each(List<Possible<T>> facts) {
        Possible<List<T>> lists = known(List.of());
        for (Possible<T> fact : facts) {
            lists = lists.with(fact, (list, value) -> {
                List<T> longer = new ArrayList<>(list);
                longer.add(value);
                return List.copyOf(longer);
            });
        }
        return lists;
    }
}
