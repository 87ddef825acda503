package dev.muster.collector.loopback;

import java.util.List;

/**
 * An operation that answers with a file of the bundle, in pages where it has lists that are cut.
 *
 * @param lists members whose entries are paged; when empty, the answer is given whole
 * @param pageSize entries on a page when the caller asks for no number, as AWS documents it
 */
record Listing(List<String> lists, Paging paging, int pageSize) {

    static Listing whole() {
        return new Listing(List.of(), Paging.NEXT_TOKEN, Integer.MAX_VALUE);
    }

    static Listing paged(Paging paging, int pageSize, String... lists) {
        return new Listing(List.of(lists), paging, pageSize);
    }
}
