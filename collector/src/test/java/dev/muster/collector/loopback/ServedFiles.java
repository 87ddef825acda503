package dev.muster.collector.loopback;

import dev.muster.iam.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Answers calls with the files of the state.
 *
 * @param pageLimit entries on any page at most, to make paging happen where there is little
 */
record ServedFiles(ServedState state, int pageLimit) {

    /** The file as the answer, the error beside it, or empty when there is neither. */
    Optional<Answer> find(Call call, String stem, Listing listing) {
        Optional<Answer> error = state.error(stem).map(refusal -> refusal);
        return error.isPresent() ? error : state.json(stem + ".json").map(json -> page(call, json, listing));
    }

    /** The same, and an answer with empty lists where there is neither. */
    Answer listed(Call call, String stem, Listing listing) {
        return find(call, stem, listing).orElseGet(() -> page(call, JsonObject.EMPTY, listing));
    }

    Answer page(Call call, JsonObject whole, Listing listing) {
        if (listing.lists().isEmpty()) {
            return new Answer.Result(whole);
        }
        // what the command line merged has no token of its own
        JsonObject merged = whole.without(List.of("IsTruncated", "Marker", "NextToken", "nextToken"));
        return listing.paging().page(call, merged, listing.lists(), Math.min(pageLimit, listing.pageSize()));
    }
}
