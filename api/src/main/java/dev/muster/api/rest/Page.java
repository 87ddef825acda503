package dev.muster.api.rest;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. @param nextCursor what to send as `cursor` for the next page; null on the last */
public record Page<T>(List<T> items, @Nullable String nextCursor, Instant asOf) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page from one item more than fits, which tells whether another page follows.
     *
     * @param found up to {@code paging.limit() + 1} items in the list's order
     */
    static <S, T> Page<T> of(
            Paging paging,
            List<S> found,
            Function<? super S, List<String>> key,
            Function<? super S, ? extends T> shown) {
        boolean more = found.size() > paging.limit();
        List<S> kept = more ? found.subList(0, paging.limit()) : found;
        String cursor = more ? paging.cursorAfter(key.apply(kept.get(kept.size() - 1))) : null;
        return new Page<>(kept.stream().<T>map(shown).toList(), cursor, paging.asOf());
    }
}
