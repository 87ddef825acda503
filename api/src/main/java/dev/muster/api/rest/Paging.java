package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a list begins, how long a page of it is, and as of when it is read.
 *
 * <p>A cursor is bound to the list, its filter and its instant: the pages of one list show one state, whatever is sealed meanwhile.
 *
 * @param asked the `as_of` that was asked for, else {@code asOf}
 * @param limitGiven whether a page of that length was asked for; a stream of a list has no pages then
 * @param after key parts of the last item of the page before; empty at the beginning
 */
public record Paging(String list, Instant asOf, Instant asked, int limit, boolean limitGiven, List<String> after) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final int DIGITS_OF_LIST = 16;

    public Paging {
        after = List.copyOf(after);
    }

    /**
     * Reads the query parameters.
     *
     * @param filter everything that chooses the list's items, resource path included
     * @throws ProblemException when one of them cannot be, or the cursor belongs to another list
     */
    public static Paging of(
            List<String> filter, @Nullable String limit, @Nullable String cursor, @Nullable String asOf, Instant now) {
        int size = limit == null ? DEFAULT_LIMIT : limit(limit);
        String list =
                Digest.of(CanonicalJson.text(JsonArray.ofTexts(filter))).hex().substring(0, DIGITS_OF_LIST);
        Instant present = Times.asOf(asOf, now);
        Instant asked = asOf == null ? present : Times.parse("as_of", asOf);
        if (cursor == null) {
            return new Paging(list, present, asked, size, limit != null, List.of());
        }
        Cursor from = Cursor.parse(cursor);
        boolean sameInstant = asOf == null || asked.equals(from.asked()) || asked.equals(from.asOf());
        if (!from.list().equals(list) || !sameInstant) {
            throw new ProblemException(
                    ProblemType.INVALID_CURSOR,
                    "the cursor was made for another filter or `as_of`: begin again without `cursor`");
        }
        if (from.asOf().isAfter(now.truncatedTo(ChronoUnit.MILLIS))) {
            throw Cursor.unknown();
        }
        return new Paging(list, from.asOf(), from.asked(), size, limit != null, from.after());
    }

    /** A filter's value as part of what chooses the items; one that is not given differs from every value. */
    static String chosen(@Nullable String value) {
        return value == null ? "" : "=" + value;
    }

    /** The page after the item with these key parts, as long as pages can be. */
    Paging streamAfter(List<String> key) {
        return new Paging(list, asOf, asked, MAX_LIMIT, false, key);
    }

    /** The cursor of the page after the item with these key parts. */
    public String cursorAfter(List<String> key) {
        return new Cursor(list, asOf, asked, key).text();
    }

    /**
     * The key of the last item of the page before; null at the beginning.
     *
     * @throws ProblemException when the cursor's parts are none of such a key
     */
    <K> @Nullable K after(int parts, Function<List<String>, K> key) {
        if (after.isEmpty()) {
            return null;
        }
        try {
            if (after.size() == parts) {
                return key.apply(after);
            }
        } catch (IllegalArgumentException | DateTimeException | ProblemException notOurs) {
            // falls through to the problem below: whatever it is, it is no cursor of ours
        }
        throw Cursor.unknown();
    }

    private static int limit(String text) {
        if (text.matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        throw ProblemException.invalid("limit", text, "a number from 1 to " + MAX_LIMIT);
    }
}
