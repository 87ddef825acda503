package dev.muster.api.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what to send as `cursor` for the next page; null on the last
 * @param following makes the next page, for streams; null on the last, and where a page was asked for by its length
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        Instant asOf,
        @JsonIgnore @Schema(hidden = true) @Nullable Supplier<Page<T>> following) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page of a list that is at hand as a whole, and stays as it is; its items are keyed by their places. */
    static <T> Page<T> of(Paging paging, List<T> all) {
        return of(
                paging,
                page -> {
                    Integer last = page.after(1, key -> Integer.parseUnsignedInt(key.get(0)));
                    int first = last == null ? 0 : Math.min(last + 1, all.size());
                    return IntStream.range(first, Math.min(first + page.limit() + 1, all.size()))
                            .boxed()
                            .toList();
                },
                place -> List.of(place.toString()),
                all::get);
    }

    /**
     * A page from one item more than fits, which tells whether another page follows.
     *
     * @param fetch finds up to {@code paging.limit() + 1} items in the list's order
     */
    static <S, T> Page<T> of(
            Paging paging,
            Function<Paging, List<S>> fetch,
            Function<? super S, List<String>> key,
            Function<? super S, ? extends T> shown) {
        List<S> found = fetch.apply(paging);
        boolean more = found.size() > paging.limit();
        List<S> kept = more ? found.subList(0, paging.limit()) : found;
        List<T> items = kept.stream().<T>map(shown).toList();
        if (!more) {
            return new Page<>(items, null, paging.asOf(), null);
        }
        List<String> last = key.apply(kept.get(kept.size() - 1));
        Supplier<Page<T>> following =
                paging.limitGiven() ? null : () -> Page.<S, T>of(paging.streamAfter(last), fetch, key, shown);
        return new Page<>(items, paging.cursorAfter(last), paging.asOf(), following);
    }
}
